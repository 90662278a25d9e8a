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


@polars.api.register_expr_namespace("isim")
class Namespace:
    """What an expression of texts has under the name isim; null where the text is null."""

    def __init__(self, expression: polars.Expr) -> None:
        self._expression = expression

    def compare(self, other: polars.Expr | str, kind: isim.Kind = "person") -> polars.Expr:
        """The scores of names and those of another expression; a str names a column.

        To compare with one name, write it as polars.lit(name).
        """
        if isinstance(other, str):
            other = polars.col(other)
        pair = polars.struct(self._expression.alias("a"), other.alias("b"))
        return pair.map_batches(
            lambda pairs: isim.compare_many(pairs.struct["a"], pairs.struct["b"], kind).alias(""),
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
