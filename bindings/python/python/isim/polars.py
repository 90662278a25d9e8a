"""isim in polars: expressions. Importing this module gives every expression the namespace isim.

>>> import polars, isim.polars
>>> frame = polars.DataFrame({"a": ["Anar Aliyev", None], "b": ["ANAR ALIYEV", "Anar"]})
>>> frame.select(score=polars.col("a").isim.compare("b"))["score"].to_list()
[1.0, None]
"""

from __future__ import annotations

import polars

import isim

__all__ = ["Namespace"]


_OTHER = "isim: the other"
"""What no column is called."""


@polars.api.register_expr_namespace("isim")
class Namespace:
    """What an expression of texts has under the name isim; null where the text is null."""

    def __init__(self, expression: polars.Expr) -> None:
        self._expression = expression

    def compare(
        self,
        other: polars.Expr | str,
        kind: isim.Kind = "person",
        *,
        matcher: isim.Matcher | None = None,
    ) -> polars.Expr:
        """The scores of names and those of another expression; a str names a column.

        To compare with one name, write it as polars.lit(name). With a matcher its options count.
        """
        if isinstance(other, str):
            other = polars.col(other)
        elif not isinstance(other, polars.Expr):
            raise TypeError(
                "an expression or the name of a column is expected, not "
                f"{type(other).__name__}; one name is written as polars.lit(name)"
            )

        def compared(pairs: polars.Series) -> polars.Series:
            if len(pairs.struct.fields) != 2:
                raise ValueError(f"two expressions are compared, not {pairs.struct.fields[:-1]}")
            a, b = (pairs.struct[field] for field in pairs.struct.fields)
            return isim.compare_many(a, b, kind, matcher=matcher)

        # The answer is called as the expression is, and that is the name of a struct's first field.
        return polars.struct(self._expression, other.alias(_OTHER)).map_batches(
            compared,
            return_dtype=polars.Float64,
            is_elementwise=True,
        )

    def keys(self, kind: isim.Kind = "person") -> polars.Expr:
        """The blocking keys of names, a list each."""
        return self._expression.map_batches(
            lambda names: isim.keys(names, kind),
            return_dtype=polars.List(polars.String),
            is_elementwise=True,
        )

    def fold(self) -> polars.Expr:
        """The plain forms of texts."""
        return self._expression.map_batches(
            isim.fold, return_dtype=polars.String, is_elementwise=True
        )

    def romanize(self, lang: str | None = None) -> polars.Expr:
        """Names in Latin letters, as people who read English would expect them."""
        return self._expression.map_batches(
            lambda texts: isim.romanize(texts, lang),
            return_dtype=polars.String,
            is_elementwise=True,
        )

    def transliterate(self, system: str, *, reverse: bool = False) -> polars.Expr:
        """Texts by a named system of transliteration."""
        return self._expression.map_batches(
            lambda texts: isim.transliterate(texts, system, reverse=reverse),
            return_dtype=polars.String,
            is_elementwise=True,
        )
