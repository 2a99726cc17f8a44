"""Find the words of the templates for Babel (see babel.cfg); Django itself would need GNU gettext for it."""

import ast
import re
from collections.abc import Collection, Iterator, Mapping
from typing import IO, Any

from django.utils.translation.template import templatize

_TEXT = r"""u?(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")"""
_CALL = re.compile(rf"\b(_|gettext|ngettext|pgettext|npgettext)\(({_TEXT}(?:, {_TEXT})*)(?:, count)?\)")

Message = tuple[int, str | None, str | tuple[str, ...], list[str]]
"""Line, function, its text or texts, comments for translators."""


def extract_template(
    fileobj: IO[bytes],
    keywords: Mapping[str, Any],  # noqa: ARG001 - Babel's interface
    comment_tags: Collection[str],  # noqa: ARG001
    options: Mapping[str, Any],  # noqa: ARG001
) -> Iterator[Message]:
    """Yield every text that the template's translate and blocktranslate tags name."""
    # Django turns the tags into gettext calls and everything else into X's, line by line.
    code = templatize(fileobj.read().decode("utf-8"))
    for call in _CALL.finditer(code):
        line = code.count("\n", 0, call.start()) + 1
        texts: tuple[str, ...] = ast.literal_eval(f"({call[2]},)")
        function = "gettext" if call[1] == "_" else call[1]
        yield line, function, texts[0] if len(texts) == 1 else texts, []
