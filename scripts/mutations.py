"""Changes of one rule each, and their way into a program that is loaded: for scripts/mutants.py."""

from __future__ import annotations

import ast
import gc
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import CodeType, FunctionType

PACKAGE = Path(__file__).resolve().parent.parent / "journeysite"

Apply = Callable[[], object]


@dataclass(frozen=True)
class Mutant:
    """One change: the `number`-th that can be made in a file, and where and what it is."""

    file: str
    number: int
    line: int
    function: str
    first: int
    change: str


# Changes


def changes(tree: ast.Module) -> Iterator[tuple[str, ast.AST, str, Apply]]:
    """Every change that can be made in the functions of a module: function, node, words, and what makes it."""
    for function in _functions(tree.body):
        for statement in function.body:
            for node in _inside(statement):
                for words, apply in _changes_of(node):
                    yield function.name, node, words, apply


def _functions(body: list[ast.stmt]) -> Iterator[ast.FunctionDef]:
    for node in body:
        if isinstance(node, ast.FunctionDef):
            yield node
        elif isinstance(node, ast.ClassDef):
            yield from _functions(node.body)


def _inside(node: ast.AST) -> Iterator[ast.AST]:
    """The node and all below it, but for types, texts and what only asserts."""
    if isinstance(node, ast.Assert | ast.Raise | ast.JoinedStr):
        return
    yield node
    for name, value in ast.iter_fields(node):
        if name not in ("annotation", "returns", "decorator_list"):
            for child in value if isinstance(value, list) else [value]:
                if isinstance(child, ast.AST):
                    yield from _inside(child)


OPPOSITE: dict[type, type] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.And: ast.Or, ast.Or: ast.And,
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult, ast.USub: ast.UAdd,
}  # fmt: skip
OTHER_NAMES = {"min": "max", "max": "min", "any": "all", "all": "any"}


def _changes_of(node: ast.AST) -> Iterator[tuple[str, Apply]]:
    match node:
        case ast.Compare():
            for place, op in enumerate(node.ops):
                new = OPPOSITE[type(op)]
                yield f"{_name(op)} -> {new.__name__}", lambda place=place, new=new: node.ops.__setitem__(place, new())
        case ast.BoolOp() | ast.BinOp() | ast.UnaryOp() if type(node.op) in OPPOSITE:
            new = OPPOSITE[type(node.op)]
            yield f"{_name(node.op)} -> {new.__name__}", lambda: setattr(node, "op", new())
        case ast.If() | ast.IfExp() | ast.While():
            yield "if -> if not", lambda: setattr(node, "test", ast.UnaryOp(ast.Not(), node.test))
        case ast.comprehension(ifs=[_, *_]):
            yield "a filter less", lambda: node.ifs.pop()
        case ast.Constant(value=bool(known)):
            yield f"{known} -> {not known}", lambda: setattr(node, "value", not known)
        case ast.Constant(value=int(known) | float(known)):
            yield f"{known} -> {known + 1}", lambda: setattr(node, "value", known + 1)
        case ast.Call(func=ast.Name(id=name)) if name in OTHER_NAMES:
            yield f"{name} -> {OTHER_NAMES[name]}", lambda: setattr(node.func, "id", OTHER_NAMES[name])
        case ast.Expr(value=ast.Call()):
            yield "a call less", lambda: setattr(node, "value", ast.Constant(None))


def _name(op: ast.AST) -> str:
    return type(op).__name__


def mutants_of(file: str) -> list[Mutant]:
    """Every change that can be made in a file of the package."""
    tree = ast.parse((PACKAGE / file).read_text(encoding="utf-8"))
    firsts = {node: min([node.lineno, *(d.lineno for d in node.decorator_list)]) for node in _functions(tree.body)}
    spans = [(first, node.end_lineno or first) for node, first in firsts.items()]
    found = []
    for number, (function, node, words, _) in enumerate(changes(tree)):
        line = getattr(node, "lineno", None) or getattr(getattr(node, "target", None), "lineno", 0)
        first = max(start for start, end in spans if start <= line <= end)
        found.append(Mutant(file, number, line, function, first, words))
    return found


def put_in_place(mutant: Mutant) -> None:
    """Gives the function its changed code, wherever it is held."""
    path = PACKAGE / mutant.file
    tree = ast.parse(path.read_text(encoding="utf-8"))
    next(apply for number, (*_, apply) in enumerate(changes(tree)) if number == mutant.number)()
    new = next(
        code
        for code in _codes(compile(ast.fix_missing_locations(tree), str(path), "exec"))
        if (code.co_name, code.co_firstlineno) == (mutant.function, mutant.first)
    )
    held = [one for one in gc.get_objects() if isinstance(one, FunctionType) and _key(one.__code__) == _key(new)]
    assert held, mutant
    for function in held:
        function.__code__ = new


def _codes(code: CodeType) -> Iterator[CodeType]:
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield constant
            yield from _codes(constant)


def _key(code: CodeType) -> tuple[str, str, int]:
    return code.co_filename, code.co_name, code.co_firstlineno
