"""How templates become code: the interface's words are folded in, and each printed value is escaped just once.

`{{ w("journey.map") }}` is text before any page is rendered; a word whose key is put together at run time is
looked up as directly as a filter is. Which values are escaped how is for `finalize` alone to say, so that nothing
else is wrapped around it.
"""

from __future__ import annotations

from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import Context, Macro
from jinja2.visitor import NodeTransformer

from journeybook.render.foreign import Unmarked

WORDS = "w"
"""The name templates call for words: `w(key)`, `w.count(key, n)`."""


class _Direct(NodeTransformer):
    """Turns calls of the words into filters: they are folded when they are constant, and cost less when not."""

    def visit_Call(self, node: nodes.Call, *args: Any, **kwargs: Any) -> nodes.Node:  # noqa: N802  the library's name
        self.generic_visit(node, *args, **kwargs)
        name = _filter(node.node)
        if name is None or not node.args or node.dyn_args or node.dyn_kwargs:
            return node
        key, *others = node.args
        return nodes.Filter(key, name, others, node.kwargs, None, None, lineno=node.lineno)


def _filter(called: nodes.Expr) -> str | None:
    """The name of the filter that stands for a call of `w` or one of its methods."""
    if isinstance(called, nodes.Name) and called.name == WORDS:
        return WORDS
    if isinstance(called, nodes.Getattr) and isinstance(called.node, nodes.Name) and called.node.name == WORDS:
        return f"{WORDS}.{called.attr}"
    return None


class Code(CodeGenerator):
    """Jinja's own generator, but for the words and for what it puts around printed values."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802
        _Direct().visit(node)
        if getattr(self.environment, "several", False):
            Unmarked().visit(node)
        super().visit_Template(node, frame)

    def _output_child_to_const(self, node: nodes.Expr, frame: Frame, finalize: Any) -> str:
        const = node.as_const(frame.eval_ctx)
        if isinstance(node, nodes.TemplateData):
            return str(const)
        assert self.environment.finalize is not None
        return str(self.environment.finalize(const))

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        self.write("environment.finalize(")

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        self.write(")")


class Scope(Context):
    """A template's context. A macro is called as it is: no macro of ours asks for the context as an argument."""

    def call(self, called: Any, /, *args: Any, **kwargs: Any) -> Any:
        if type(called) is Macro:
            kwargs.pop("_block_vars", None)
            kwargs.pop("_loop_vars", None)
            return called(*args, **kwargs)
        return super().call(called, *args, **kwargs)
