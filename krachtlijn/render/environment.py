"""The Jinja environment, its filters, and template errors as complaints."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from traceback import walk_tb

from jinja2 import (
    Environment,
    FileSystemLoader,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplateRuntimeError,
    TemplateSyntaxError,
)
from jinja2.runtime import Context
from jinja2.utils import pass_context
from markupsafe import Markup

from krachtlijn.diagnostics import Code, Diagnostic
from krachtlijn.language.dates import format_date
from krachtlijn.language.lists import join_list
from krachtlijn.language.numbers import format_number
from krachtlijn.language.typography import keep_together
from krachtlijn.model.blocks import Blocks, Inlines
from krachtlijn.model.dates import PartialDate
from krachtlijn.model.text import plain_text, without_links, without_notes
from krachtlijn.project import Project
from krachtlijn.render.blocks import render_blocks
from krachtlijn.render.context import RenderContext
from krachtlijn.render.cover_title import set_title
from krachtlijn.render.hyphens import breakable
from krachtlijn.render.inlines import render_inlines
from krachtlijn.source import Location, Source, whole_file

MEGABYTE = 1_000_000


class _Loader(FileSystemLoader):
    """Loads templates from a folder. One that is no text is an error of that template."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.folder = folder

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """The text of a template, where it stands, and whether that is still so."""
        try:
            return super().get_source(environment, template)
        except UnicodeDecodeError as error:
            words, path = f"it is not UTF-8 ({error.reason})", str(self.folder / template)
            raise TemplateSyntaxError(words, 1, template, path) from error


def environment(project: Project) -> Environment:
    """The environment that loads the project's templates.

    An undefined name is an error, everything is escaped; the only trusted ``Markup`` is what the renderer makes. A
    template needs ``context``, the :class:`RenderContext`: the filters render by it.
    """
    made = Environment(
        loader=_Loader(project.templates),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters |= {
        "blocks": _blocks,
        "inlines": _inlines,
        "label": _label,
        "breakable": _breakable,
        "headline": _headline,
        "plain": plain_text,
        "cover_title": set_title,
        "together": keep_together,
        "words_of": _words_of,
        "enumerated": _enumerated,
        "date": _date,
        "filesize": _filesize,
    }
    return made


def render_template(env: Environment, name: str, values: Mapping[str, object]) -> str:
    """The text of a template, filled in. Raises :class:`jinja2.TemplateError`; see :func:`template_diagnostic`."""
    try:
        return env.get_template(name).render(values)
    except TemplateError:
        raise
    except Exception as error:
        if not _is_of_template(error, env):
            raise
        words = f"{type(error).__name__}: {error}"
        raise TemplateRuntimeError(words).with_traceback(error.__traceback__) from error


def _is_of_template(error: Exception, env: Environment) -> bool:
    """Whether an error arose in a line of a template itself, not in what that calls."""
    folder = env.loader.folder if isinstance(env.loader, _Loader) else None
    innermost = list(walk_tb(error.__traceback__))[-1][0]
    return folder is not None and Path(innermost.f_code.co_filename).is_relative_to(folder)


def template_diagnostic(error: TemplateError, project: Project) -> Diagnostic:
    """A template's error as a complaint at the file and line of the template."""
    hint = "correct the template; the names that it may use are described in docs/architecture.md"
    return Diagnostic(Code.TEMPLATE_RENDERS, _place(error, project), _message(error), hint)


def _message(error: TemplateError) -> str:
    if isinstance(error, TemplateNotFound):
        return f"there is no template {error.name}"
    return f"the template cannot be filled in: {error.message}"


def _place(error: TemplateError, project: Project) -> Location:
    """Where it went wrong: the parser says so itself, else the innermost frame that is a template."""
    if isinstance(error, TemplateSyntaxError) and error.filename:
        return _line(Path(error.filename), error.lineno)
    place = whole_file(project.templates)
    frame = error.__traceback__
    while frame is not None:
        path = Path(frame.tb_frame.f_code.co_filename)
        if path.is_relative_to(project.templates):
            place = _line(path, frame.tb_lineno)
        frame = frame.tb_next
    return place


def _line(path: Path, number: int) -> Location:
    return Location(Source(path, path.read_text(encoding="utf-8", errors="replace")), number)


@pass_context
def _blocks(names: Context, blocks: Blocks) -> Markup:
    return render_blocks(blocks, _rendering(names))


@pass_context
def _inlines(names: Context, inlines: Inlines) -> Markup:
    return render_inlines(inlines, _rendering(names))


@pass_context
def _label(names: Context, inlines: Inlines) -> Markup:
    """Inlines where no note, link or address may stand: in menus, lists and contents."""
    return render_inlines(without_links(without_notes(inlines)), _rendering(names))


@pass_context
def _breakable(names: Context, inlines: Inlines) -> Inlines:
    """Inlines whose long words may be broken on the screen: for narrow places."""
    return breakable(inlines, _rendering(names))


@pass_context
def _headline(names: Context, inlines: Inlines) -> Markup:
    """A title as a heading: its long words may be broken on the screen."""
    rendering = _rendering(names)
    return render_inlines(breakable(inlines, rendering), rendering)


@pass_context
def _date(names: Context, day: PartialDate | date | datetime) -> str:
    return format_date(day, _rendering(names).language)


@pass_context
def _filesize(names: Context, size: int) -> str:
    """A file's size in whole kilobytes, or in megabytes with one decimal: ``312 kB``, ``1,4 MB``."""
    words = _rendering(names).words
    if size < MEGABYTE:
        return words.kilobytes.format(n=max(1, round(size / 1000)))
    return words.megabytes.format(n=format_number(Decimal(size) / MEGABYTE, words.language, decimals=1))


@pass_context
def _enumerated(names: Context, items: Sequence[str]) -> str:
    """Several words as they stand in a sentence: ``a, b en c``."""
    return join_list(items, _rendering(names).language)


def _words_of(template: str, **given: object) -> str:
    """A fixed phrase with its gaps filled in: ``{{ words.pages | words_of(n=3) }}``."""
    return template.format(**given)


def _rendering(names: Context) -> RenderContext:
    rendering = names["context"]
    if not isinstance(rendering, RenderContext):
        raise TypeError("a template needs `context`, the RenderContext")
    return rendering
