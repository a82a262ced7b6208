"""YAML trees into the dataclasses of the model, by their type hints.

From each dataclass a pydantic model is derived once, its twin: the same keys, each field read by the function that
:data:`krachtlijn.readers.leaves.LEAVES` has for its type. pydantic finds what is missing and gathers the faults of all
fields; every fault becomes one complaint at its place. The rest of the package sees the dataclasses only.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from collections.abc import Mapping as MappingABC
from dataclasses import MISSING, fields, is_dataclass
from dataclasses import Field as DataclassField
from functools import cache, partial
from types import UnionType
from typing import Annotated, Any, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainValidator,
    TypeAdapter,
    ValidationError,
    ValidationInfo,
    ValidatorFunctionWrapHandler,
    WrapValidator,
    create_model,
)
from pydantic_core import ErrorDetails, PydanticCustomError

from krachtlijn.diagnostics import Code, Diagnostic
from krachtlijn.model.blocks import Reference
from krachtlijn.readers import mistakes
from krachtlijn.readers.leaves import LEAVES, BindContext, BindError, closest, is_empty, kind_fault, read_choice
from krachtlijn.readers.yaml import Mapping, Scalar, Sequence, Tree
from krachtlijn.source import Location

T = TypeVar("T")

_MANY = 12  # more keys than this are no help in a hint
_PREFIX = "x_"  # keeps the format's keys apart from pydantic's own names (``copy``, ``json`` …)


def bind(cls: type[T], tree: Tree, context: BindContext, elsewhere: MappingABC[str, str] | None = None) -> T | None:
    """An instance of the dataclass ``cls`` out of ``tree``; None, with complaints in the report, where that cannot be.

    ``elsewhere`` names keys that ``cls`` does not know and where they belong ("werkprogramma"), for the complaint.
    """
    try:
        bound: T = _adapter(cast("Hashable", cls)).validate_python(tree, context=(context, elsewhere or {}))
    except ValidationError as fault:
        errors = fault.errors(include_url=False, include_input=False)
        context.report.extend(_complaint(tree, error) for error in errors)
        return None
    return bound


def bind_list(cls: type[T], tree: Tree, context: BindContext) -> tuple[T, ...]:
    """The items of a list, each an instance of ``cls``; those with faults are left out."""
    try:
        bound = [bind(cls, item, context) for item in _items(tree)]
    except PydanticCustomError as fault:
        context.report.add((fault.context or {})["complaint"])
        return ()
    return tuple(item for item in bound if item is not None)


def bind_mapping(cls: type[T], tree: Tree, context: BindContext) -> dict[str, T]:
    """The values of a mapping whose keys are free, each an instance of ``cls``; those with faults are left out."""
    try:
        entries = _entries(tree)
    except PydanticCustomError as fault:
        context.report.add((fault.context or {})["complaint"])
        return {}
    bound = {key: bind(cls, value, context) for key, value in entries.items()}
    return {key: item for key, item in bound.items() if item is not None}


def keys_of(cls: type) -> tuple[str, ...]:
    """The keys that may be typed for ``cls``, in order."""
    return _keys(cls)


@cache
def _keys(cls: type) -> tuple[str, ...]:
    return tuple(key_of(item) for item in _fields(cls) if not _only_shorthand(cls, item))


# ------------------------------------------------------------------------------------------------------------ twins


@cache
def _adapter(cls: Any) -> TypeAdapter[Any]:
    return TypeAdapter(_convert(cls))


@cache
def _twin(cls: type) -> type[BaseModel]:
    hints = get_type_hints(cls, include_extras=True)
    definitions: dict[str, Any] = {}
    for item in _fields(cls):
        default = ... if is_required(item) else None
        definitions[_PREFIX + item.name] = (_convert(hints[item.name]), Field(default, alias=key_of(item)))
    return create_model(cls.__name__, __config__=ConfigDict(arbitrary_types_allowed=True), **definitions)


def _fields(cls: type) -> Iterator[DataclassField[Any]]:
    return (item for item in fields(cls) if item.name not in {"at", "places"})


def key_of(item: DataclassField[Any]) -> str:
    """The key that is typed for a field."""
    return item.name.removesuffix("_")


def is_required(item: DataclassField[Any]) -> bool:
    """Whether a field has to be typed."""
    return item.default is MISSING and item.default_factory is MISSING


def _only_shorthand(cls: type, item: DataclassField[Any]) -> bool:
    """Whether a field cannot be typed as a key: the shorthand's, where it has no description for authors."""
    hint = get_type_hints(cls, include_extras=True)[item.name]
    return bool(item.name == getattr(cls, "SHORTHAND", "") and get_args(hint)[1:] == ("",))


def _convert(hint: Any) -> Any:
    """The type that pydantic takes for a hint of the model."""
    if get_origin(hint) is Annotated:
        return _convert(get_args(hint)[0])
    if hint in LEAVES:
        return Annotated[Any, PlainValidator(partial(_leaf, LEAVES[hint]))]
    arguments = get_args(hint)
    origin = get_origin(hint)
    if origin in {Union, UnionType}:
        (inner,) = (argument for argument in arguments if argument is not type(None))
        return _convert(inner)
    if origin is Literal:
        return Annotated[Any, PlainValidator(partial(_leaf, lambda tree, _: read_choice(tree, arguments)))]
    if origin is tuple:
        items = _one_or_more if arguments[0] is Reference else _items
        return Annotated[list[_convert(arguments[0])], BeforeValidator(items), AfterValidator(tuple)]  # type: ignore[misc]
    if origin is MappingABC:
        return Annotated[dict[str, _convert(arguments[1])], BeforeValidator(_entries)]  # type: ignore[misc]
    if is_dataclass(hint) and isinstance(hint, type):
        return Annotated[_twin(hint), WrapValidator(partial(_instance, hint))]
    raise TypeError(f"no way to read {hint} from YAML")


# -------------------------------------------------------------------------------------------------------- validators


def _custom(fault: BindError) -> PydanticCustomError:
    return PydanticCustomError("fault", "a fault of the content", {"complaint": fault.diagnostic})


def _context(info: ValidationInfo) -> tuple[BindContext, MappingABC[str, str]]:
    return cast("tuple[BindContext, MappingABC[str, str]]", info.context)


def _leaf(read: Callable[[Tree, BindContext], Any], tree: Tree, info: ValidationInfo) -> Any:
    try:
        return read(tree, _context(info)[0])
    except BindError as fault:
        raise _custom(fault) from None


def _items(tree: Tree) -> list[Tree]:
    if isinstance(tree, Sequence):
        return list(tree.items)
    raise _custom(kind_fault(tree, "a list", "begin each item on a line of its own with `- `, or type [one, two]"))


def _one_or_more(tree: Tree) -> list[Tree]:
    """The items of a list; of what refers to others, one may be typed alone (``see: /adviezen/2024-x``)."""
    return [tree] if isinstance(tree, Scalar) and not is_empty(tree) else _items(tree)


def _entries(tree: Tree) -> dict[str, Tree]:
    if isinstance(tree, Mapping):
        return {key.text: value for key, value in tree.entries}
    raise _custom(kind_fault(tree, "a mapping", "type each entry as `key: value` on a line of its own"))


def _instance(cls: type, tree: Tree, handler: ValidatorFunctionWrapHandler, info: ValidationInfo) -> Any:
    context, elsewhere = _context(info)
    values = _expand(cls, tree, context, elsewhere)
    model = handler(values)
    given = {name.removeprefix(_PREFIX): getattr(model, name) for name in model.model_fields_set}
    places = {key: value.at for key, value in values.items()}
    for key, value in values.items():
        entries = value.entries if isinstance(value, Mapping) else ()
        places |= {f"{key}.{inner.text}": inner.at for inner, _ in entries}
    return cls(at=tree.at, places=places, **given)


def _expand(cls: type, tree: Tree, context: BindContext, elsewhere: MappingABC[str, str]) -> dict[str, Tree]:
    """The typed values by key: an empty one counts as left out, an unknown one is a complaint."""
    shorthand = getattr(cls, "SHORTHAND", "")
    known = keys_of(cls)
    if not isinstance(tree, Mapping):
        if shorthand and isinstance(tree, Scalar) and not is_empty(tree):
            return {shorthand: tree}
        raise _custom(kind_fault(tree, "a mapping", f"type it as `key: value`, with the keys {', '.join(known)}"))
    cut = False
    for key, _ in tree.entries:
        if key.text in known:
            cut = False
        elif not _is_bare(key):
            context.report.add(_unknown(key, known, elsewhere))
        elif not cut:  # once for a value with several commas
            cut = True
            context.report.add(_cut(key))
    return {key.text: value for key, value in tree.entries if key.text in known and not is_empty(value)}


# -------------------------------------------------------------------------------------------------------- complaints


def _unknown(key: Scalar, known: tuple[str, ...], elsewhere: MappingABC[str, str]) -> Diagnostic:
    message = f"unknown key `{key.text}`"
    meant = closest(key.text, mistakes.KEYS, known)
    if owner := elsewhere.get(key.text):
        message = f"the key `{key.text}` belongs to {owner}"
        hint = "leave it out, or look whether `type` is right"
    elif meant:
        hint = f"did you mean `{meant}`?"
    else:
        hint = f"known keys are {', '.join(known)}" if len(known) <= _MANY else "leave it out, or look its name up"
    return Diagnostic(Code.KEY_KNOWN, key.at, message, hint)


def _is_bare(key: Scalar) -> bool:
    """Whether a key in ``{…}`` stands there without a value, as words do behind a comma that was meant as text."""
    return bool(key.end) and key.at.source.text[key.end :].lstrip()[:1] in {",", "}"}


def _cut(key: Scalar) -> Diagnostic:
    message = f"`{key.text}` stands behind a comma, which in `{{…}}` ends the value before it"
    return Diagnostic(Code.KEY_KNOWN, key.at, message, "put quotes around the whole value that holds the comma")


def _complaint(tree: Tree, error: ErrorDetails) -> Diagnostic:
    """What pydantic found, at its place."""
    if error["type"] == "fault":
        complaint = error["ctx"]["complaint"]
        if not isinstance(complaint, Diagnostic):
            raise TypeError(f"a fault without its complaint: {error}")
        return complaint
    if error["type"] != "missing":
        raise TypeError(f"pydantic found what no reader looks for: {error}")
    key = str(error["loc"][-1])
    at, is_there = _look_up(tree, error["loc"])
    if is_there:
        return Diagnostic(Code.KEY_REQUIRED, at, f"the required key `{key}` has no value", "type it behind the key")
    return Diagnostic(Code.KEY_REQUIRED, at, f"the required key `{key}` is missing", f"add a line `{key}: …`")


def _look_up(tree: Tree, path: tuple[int | str, ...]) -> tuple[Location, bool]:
    """The place of the key at the end of ``path``, or, where it is not there, of the mapping that lacks it."""
    for step in path:
        if isinstance(tree, Sequence) and isinstance(step, int):
            tree = tree.items[step]
        elif isinstance(tree, Mapping):
            pair = next((pair for pair in tree.entries if pair[0].text == step), None)
            if pair is None:
                return tree.at, False
            key, tree = pair
            if step is path[-1]:
                return key.at, True
    return tree.at, False
