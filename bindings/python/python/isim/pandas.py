"""isim in pandas: an accessor. Importing this module gives every Series the attribute isim.

>>> import pandas, isim.pandas
>>> frame = pandas.DataFrame({"a": ["Anar Aliyev", None], "b": ["ANAR ALIYEV", "Anar"]})
>>> frame["a"].isim.compare(frame["b"]).tolist()
[1.0, nan]
"""

from __future__ import annotations

from typing import Any

import pandas

import isim

__all__ = ["Accessor"]


@pandas.api.extensions.register_series_accessor("isim")  # type: ignore[untyped-decorator, unused-ignore]
class Accessor:
    """What a Series of texts has under the name isim; missing where the text is missing."""

    def __init__(self, series: Any) -> None:
        self._series = series

    def compare(self, other: Any, kind: isim.Kind = "person", **options: Any) -> Any:
        """Scores row by row, or against one str or Name; options are those of compare_many.

        Another Series must have the same index, as where pandas compares two.
        """
        return isim.compare_many(self._series, other, kind, **options)

    def keys(self, kind: isim.Kind = "person", **options: Any) -> Any:
        """The blocking keys of names, a list each: for explode and merge."""
        return isim.keys(self._series, kind, **options)

    def fold(self, **options: Any) -> Any:
        """The plain forms of texts; options are those of isim.fold."""
        return isim.fold(self._series, **options)

    def romanize(self, lang: str | None = None, **options: Any) -> Any:
        """Names in Latin letters, as people who read English would expect them."""
        return isim.romanize(self._series, lang, **options)

    def transliterate(self, system: str, **options: Any) -> Any:
        """Texts by a named system of transliteration."""
        return isim.transliterate(self._series, system, **options)
