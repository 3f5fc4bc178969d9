"""The YAML in front of a Markdown document."""

import math
import re
from collections.abc import Mapping
from typing import Any, Final

import yaml

from core.domain.errors import Refused

_FENCE: Final = "---"
_OTHER_BREAKS: Final = re.compile("[\x85\u2028\u2029]")
"""Line ends for YAML but for nobody else; only between quotation marks do they stay what they are."""
_DEEPEST: Final = 12
_LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_OPENS: Final = (yaml.MappingStartEvent, yaml.SequenceStartEvent)
_CLOSES: Final = (yaml.MappingEndEvent, yaml.SequenceEndEvent)


class _Dumper(yaml.SafeDumper):
    """Texts of several lines stand as such."""

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002 -- the library's signature
        return True


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    style = '"' if _OTHER_BREAKS.search(text) else "|" if "\n" in text else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _text)


def put(front: Mapping[str, Any], body: str) -> str:
    """The document, front matter first; the order of the keys stays."""
    text = yaml.dump(dict(front), Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=math.inf)
    return f"{_FENCE}\n{text}{_FENCE}\n\n{body}"


def split(text: str) -> tuple[str, str]:
    """Front matter and body; the first is empty where there is none."""
    lines = text.split("\n")
    if lines[0].rstrip() == _FENCE:
        for number, line in enumerate(lines[1:], 1):
            if line.rstrip() == _FENCE:
                return "\n".join(lines[1:number]) + "\n", "\n".join(lines[number + 1 :])
    return "", text


def load(text: str) -> Mapping[str, Any]:
    """Plain mappings, lists and values. Raises `Refused` on everything else, and on what grows when read."""
    try:
        _inspect(text)
        found = yaml.load(text, Loader=_LOADER)  # noqa: S506 -- one of the safe loaders
    except (yaml.YAMLError, ValueError, OverflowError, RecursionError) as error:
        raise Refused from error
    if not isinstance(found, dict) or not all(isinstance(key, str) for key in found):
        raise Refused
    return found


def _inspect(text: str) -> None:
    depth = 0
    for event in yaml.parse(text, Loader=_LOADER):
        depth += isinstance(event, _OPENS) - isinstance(event, _CLOSES)
        if isinstance(event, yaml.AliasEvent) or depth > _DEEPEST:
            raise Refused
