"""isim in DuckDB: functions of whole vectors. Needs duckdb and pyarrow: pip install isim[duckdb]

>>> import duckdb, isim.duckdb
>>> con = duckdb.connect()
>>> isim.duckdb.register(con)
>>> con.execute("select isim_compare('Türkiye', 'Турция', kind := 'country') >= 0.5").fetchone()
(True,)
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import duckdb

import isim

__all__ = ["register"]


def register(con: duckdb.DuckDBPyConnection) -> None:
    """Gives a connection the functions of isim, null where an argument is null.

    isim_compare(a, b, kind := 'person'), isim_keys(name, kind := 'person'), a list, isim_fold(text),
    isim_romanize(text, lang := ''), and isim_transliterate(text, system).
    """
    typed: Any = con  # its types allow no word for the type of function
    for name, (function, arguments, result, macro) in _FUNCTIONS.items():
        try:
            con.remove_function(f"_{name}")
        except duckdb.Error:
            pass  # it is registered for the first time
        typed.create_function(f"_{name}", function, arguments, result, type="arrow")
        names = ", ".join(argument.partition(" ")[0] for argument in macro)
        con.execute(
            f"create or replace temp macro {name}({', '.join(macro)}) as _{name}({names})"
        )


def _by_code(of: Callable[..., Any], codes: Any, *columns: Any) -> Any:
    """Does a function that takes one code, such as a kind, where every row has its own."""
    import pyarrow

    distinct = codes.unique().to_pylist()
    if len(distinct) == 1:
        return of(distinct[0], *columns)
    rows = codes.to_pylist()
    made: list[Any] = [None] * len(rows)
    for code in distinct:
        places = [number for number, one in enumerate(rows) if one == code]
        answer = of(code, *(column.take(pyarrow.array(places)) for column in columns))
        for place, value in zip(places, answer.to_pylist()):
            made[place] = value
    return pyarrow.array(made)


def _compare(a: Any, b: Any, kinds: Any) -> Any:
    return _by_code(lambda kind, a, b: isim.compare_many(a, b, kind), kinds, a, b)


def _keys(names: Any, kinds: Any) -> Any:
    return _by_code(lambda kind, names: isim.keys(names, kind), kinds, names)


def _romanize(texts: Any, langs: Any) -> Any:
    return _by_code(lambda lang, texts: isim.romanize(texts, lang or None), langs, texts)


def _transliterate(texts: Any, systems: Any) -> Any:
    return _by_code(lambda system, texts: isim.transliterate(texts, system), systems, texts)


def _fold(texts: Any) -> Any:
    return isim.fold(texts)


_TEXT = "VARCHAR"
_FUNCTIONS: dict[str, tuple[Callable[..., Any], list[str], str, list[str]]] = {
    "isim_compare": (_compare, [_TEXT] * 3, "DOUBLE", ["a", "b", "kind := 'person'"]),
    "isim_keys": (_keys, [_TEXT] * 2, "VARCHAR[]", ["name", "kind := 'person'"]),
    "isim_fold": (_fold, [_TEXT], _TEXT, ["text"]),
    "isim_romanize": (_romanize, [_TEXT] * 2, _TEXT, ["text", "lang := ''"]),
    "isim_transliterate": (_transliterate, [_TEXT] * 2, _TEXT, ["text", "system"]),
}
