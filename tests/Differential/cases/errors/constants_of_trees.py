# A constant of a tree that is none: found when the tree is complete, with its other faults in their order.
import ast


def at(node, **place):
    return ast.copy_location(node, ast.Constant(0, lineno=1, col_offset=0) if not place else ast.Constant(0, **place))


trees = [
    at(ast.Constant([])),
    at(ast.Constant((1, {2}))),
    at(ast.Constant(frozenset([1, (2,)]))),
    at(ast.Constant([], kind=3)),
    at(ast.BinOp(at(ast.Constant([])), ast.Add(), ast.Constant(1))),
    at(ast.Tuple([at(ast.Name("True", ast.Load())), at(ast.Constant([]))], ast.Load())),
    at(ast.Constant([]), lineno=3, col_offset=0, end_lineno=2),
]
for tree in trees:
    try:
        print(eval(compile(ast.Expression(tree), "tree", "eval")))
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
