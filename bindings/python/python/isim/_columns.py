"""How columns come in and go out: what pandas, polars, pyarrow and numpy call one.

None of them is imported here; who hands a column of theirs over has done that.
"""

from __future__ import annotations

import sys
from importlib.util import find_spec
from typing import Any

from ._native import Column


def _maker(source: object) -> str:
    """The package that a column comes from."""
    return type(source).__module__.partition(".")[0]


def plain(source: Any) -> Any:
    """The column as something that speaks Arrow, or else can be iterated."""
    maker = _maker(source)
    if maker == "pandas":
        if hasattr(source, "columns"):
            raise TypeError(
                "a column of texts is expected, not a table: choose one of its columns"
            )
        # Mixed columns, and all without pyarrow, are read value by value.
        texts = getattr(source.dtype, "categories", source)
        if texts.dtype == object or len(texts) == 0 or find_spec("pyarrow") is None:
            return source.tolist()
        return source if hasattr(source, "__arrow_c_stream__") else source.tolist()
    if maker == "numpy":
        if source.ndim != 1:
            raise ValueError(f"a column has one dimension, not {source.ndim}")
        return source.tolist()
    return source


def together(a: Any, b: Any) -> None:
    """Raises when rows of two Series would be paired that their indexes do not pair.

    As pandas does when it compares them: by the place alone would be wrong as often as not.
    """
    if _maker(a) == _maker(b) == "pandas" and hasattr(a, "index") and hasattr(b, "index"):
        if len(a) == len(b) and not a.index.equals(b.index):
            raise ValueError(
                "the two Series have different indexes: align them, or give the values of one, "
                "as .array, to go by their places"
            )


def like(source: Any, made: Column) -> Any:
    """A column that isim made, as a column of the kind of its source."""
    maker = _maker(source)
    if maker == "polars":
        polars = sys.modules["polars"]
        return polars.Series(source.name, polars.Series(made))
    if maker == "pyarrow":
        pyarrow = sys.modules["pyarrow"]
        array = pyarrow.array(made)
        chunked = isinstance(source, pyarrow.ChunkedArray)
        return pyarrow.chunked_array([array]) if chunked else array
    if maker == "pandas":
        pandas = sys.modules["pandas"]
        index = getattr(source, "index", None)
        name = getattr(source, "name", None)
        texts = made.holds == "str"
        values = pandas.array(made.to_list(), dtype="str") if texts else _array(made)
        return pandas.Series(values, index=index, name=name)
    if maker == "numpy":
        return _array(made)
    if hasattr(source, "__arrow_c_stream__") or hasattr(source, "__arrow_c_array__"):
        return made
    return made.to_list()


def _array(made: Column) -> Any:
    """As an array of numpy: of numbers, or of objects."""
    numpy = sys.modules["numpy"]
    if made.holds == "float":
        return numpy.frombuffer(made.tobytes(), dtype=numpy.float64).copy()
    values = numpy.empty(len(made), dtype=object)
    values[:] = made.to_list()
    return values


class Bar:
    """Tells on standard error how far the work is."""

    def __init__(self) -> None:
        self._last = -1

    def __call__(self, done: int, rows: int) -> None:
        percent = 100 * done // rows
        if percent != self._last:
            self._last = percent
            end = "\n" if done == rows else ""
            print(f"\risim: {done:,} of {rows:,} rows, {percent} %", end=end, file=sys.stderr)
            sys.stderr.flush()
