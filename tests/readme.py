"""Runs the Python examples of the README where the package is installed. ./test calls it."""

import doctest
import re
import sys
from pathlib import Path

readme = Path(__file__).resolve().parent.parent / "README.md"
blocks = re.findall(r"^```python\n(.*?)^```$", readme.read_text("utf-8"), re.M | re.S)
if not blocks:
    sys.exit("README.md has no Python example")
examples = doctest.DocTestParser().get_doctest("".join(blocks), {}, "README.md", str(readme), 0)
result = doctest.DocTestRunner().run(examples)
print(f"README.md: {result.attempted} Python examples, {result.failed} failed")
sys.exit(result.failed > 0)
