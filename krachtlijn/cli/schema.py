"""The schemas of the YAML files, for editors: beside the content that they are of, in a folder that is no content."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from krachtlijn.readers.schema import schema_for, schemas

FOLDER = ".schema"
"""Where the schemas stand below the content; what begins with a dot is left alone when the content is read."""


def write_schemas(content: Path) -> tuple[Path, ...]:
    """Write every schema, anew where it is there; gives back the files."""
    folder = content / FOLDER
    folder.mkdir(exist_ok=True)
    made = []
    for name, text in schemas().items():
        path = folder / f"{name}.json"
        path.write_text(text, encoding="utf-8", newline="\n")
        made.append(path)
    return tuple(made)


def modeline(path: Path, content: Path) -> str:
    """The comment by which editors find the schema of a YAML file; empty for a file that has none."""
    place = path.relative_to(content)
    name = schema_for(PurePosixPath(place.as_posix())) if path.suffix == ".yaml" else ""
    up = "../" * (len(place.parts) - 1)
    return f"# yaml-language-server: $schema={up or './'}{FOLDER}/{name}.json\n" if name else ""
