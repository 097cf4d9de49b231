"""How templates become code: the interface's words are folded in, and each printed value is escaped just once.

`{{ w("journey.map") }}` is text before any page is rendered; a word whose key is put together at run time is
looked up as directly as a filter is. Which values are escaped how is for `finalize` alone to say, so that nothing
else is wrapped around it.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame, MacroRef
from jinja2.runtime import Context, Macro
from jinja2.visitor import NodeTransformer

from journeybook.render.escape import markup
from journeybook.render.foreign import Unmarked

TEMPLATES = Path(__file__).parent.parent / "templates"
WORDS = "w"
"""The name templates call for words: `w(key)`, `w.count(key, n)`."""
MARKUP = frozenset({"a", "md", "prose", "href", "fence", "code", "json", "breaking"})
"""Filters whose result is HTML, whatever they are given."""
_MAPPINGS = frozenset({"values", "more"})
"""The names by which our templates know mappings. All else that they print has attributes."""
_KEY = "key_of_words"


class _Direct(NodeTransformer):
    """Turns calls of the words into filters: they are folded when they are constant, and cost less when not."""

    def visit_Call(self, node: nodes.Call, *args: Any, **kwargs: Any) -> nodes.Node:  # noqa: N802  the library's name
        self.generic_visit(node, *args, **kwargs)
        name = _filter(node.node)
        if name is None or not node.args or node.dyn_args or node.dyn_kwargs:
            return node
        key, *others = node.args
        if isinstance(key, nodes.Concat):
            setattr(key, _KEY, True)  # no more than a text, whatever its parts are
        return nodes.Filter(key, name, others, node.kwargs, None, None, lineno=node.lineno)


def _filter(called: nodes.Expr) -> str | None:
    """The name of the filter that stands for a call of `w` or one of its methods."""
    if isinstance(called, nodes.Name) and called.name == WORDS:
        return WORDS
    if isinstance(called, nodes.Getattr) and isinstance(called.node, nodes.Name) and called.node.name == WORDS:
        return f"{WORDS}.{called.attr}"
    return None


def _is_markup(node: nodes.Expr) -> bool:
    return isinstance(node, nodes.Filter) and node.name in MARKUP


class Code(CodeGenerator):
    """Jinja's own generator, but for what costs most where a page prints thousands of small values.

    In a template of ours an attribute is read as Python reads it: only what `_MAPPINGS` names is looked up by key.
    What a template prints is gathered in a list and goes out as one text. Macros and methods are called as they
    are: none of them asks for the context. All of it makes pages of 300 journeys in 5 s rather than 7.
    """

    _ours = False
    _whole = False

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802  the library's
        _Direct().visit(node)
        if getattr(self.environment, "several", False):
            Unmarked().visit(node)
        self._ours = self.filename is not None and Path(self.filename).is_relative_to(TEMPLATES)
        self._whole = node.find(nodes.Extends) is None and node.find(nodes.Block) is None
        super().visit_Template(node, frame)

    def write_commons(self) -> None:
        super().write_commons()
        self.writeline("finalize = environment.finalize")
        self.writeline("lines = environment.lines")

    def enter_frame(self, frame: Frame) -> None:
        super().enter_frame(frame)
        if self._whole and frame.rootlevel:
            self.buffer(frame)

    def leave_frame(self, frame: Frame, with_python_scope: bool = False) -> None:
        if self._whole and frame.rootlevel:
            self.writeline(f"yield concat({frame.buffer})")
        super().leave_frame(frame, with_python_scope)

    def _output_child_to_const(self, node: nodes.Expr, frame: Frame, finalize: Any) -> str:
        const = node.as_const(frame.eval_ctx)
        if isinstance(node, nodes.TemplateData):
            return str(const)
        assert self.environment.finalize is not None
        return str(self.environment.finalize(const))

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if not _is_markup(node):
            self.write("(lines[shown] if (shown := ")

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if not _is_markup(node):
            self.write(").__class__ is str else finalize(shown))")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802  the library's
        if not self._ours or (isinstance(node.node, nodes.Name) and node.node.name in _MAPPINGS):
            super().visit_Getattr(node, frame)
        else:
            self.visit(node.node, frame)
            self.write(f".{node.attr}")

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:  # noqa: N802  the library's
        if not getattr(node, _KEY, False):
            super().visit_Concat(node, frame)
            return
        self.write("str_join((")
        for part in node.nodes:
            self.visit(part, frame)
            self.write(", ")
        self.write("))")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802  the library's
        if forward_caller or node.kwargs or node.dyn_args or node.dyn_kwargs:
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for argument in node.args:
            self.visit(argument, frame)
            self.write(", ")
        self.write(")")

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:
        self.write("environment.")
        super().macro_def(macro_ref, frame)


class Plain(Macro):
    """A macro that is given what it asks for, which is nearly always so, does not look for defaults."""

    def __call__(self, *args: Any, **kwargs: Any) -> str:
        if kwargs or len(args) != self._argument_count or self.caller or self.catch_kwargs or self.catch_varargs:
            return super().__call__(*args, **kwargs)
        return markup(self._func(*args))


class Scope(Context):
    """A template's context. A macro is called as it is: no macro of ours asks for the context as an argument."""

    def call(self, called: Any, /, *args: Any, **kwargs: Any) -> Any:
        if type(called) is Plain:
            kwargs.pop("_block_vars", None)
            kwargs.pop("_loop_vars", None)
            return called(*args, **kwargs)
        return super().call(called, *args, **kwargs)
