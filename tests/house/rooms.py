"""Say which rooms, classes and functions have grown large. It judges nothing."""

import ast
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FILE, CLASS, FUNCTION = 300, 200, 40


def large(path):
    """Yield (lines, what) for all in a file that is longer than it was meant to be."""
    text = path.read_text(encoding="utf-8")
    name = path.relative_to(ROOT).as_posix()
    lines = text.count("\n")
    if lines > FILE:
        yield lines, name
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            length = node.end_lineno - node.lineno + 1
            if length > (CLASS if isinstance(node, ast.ClassDef) else FUNCTION):
                yield length, f"{name}:{node.lineno} {node.name}"


def main():
    files = sorted((ROOT / "facilitator").rglob("*.py"))
    found = sorted((each for path in files for each in large(path)), reverse=True)
    print(f"--- rooms: {len(files)}, asking to be split: {len(found)}")
    for lines, what in found:
        print(f"{lines:6} {what}")


if __name__ == "__main__":
    main()
