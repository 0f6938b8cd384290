"""README.md's tutorial as a list of marked code blocks."""
import re
from dataclasses import dataclass

TITLE = "## Your first plugin in half an hour"
FENCED = re.compile(r"(?:<!-- (?P<mark>[^\n]*) -->\n)?```(?P<language>\w*)\n(?P<text>.*?)\n```$", re.M | re.S)


@dataclass
class Block:
    kind: str  # run, chat, output, file, quoted from
    argument: str  # of a file its path and place; of a run how it exits
    text: str

    @property
    def lines(self):
        return self.text.split("\n")


def section(readme):
    begin = readme.index(TITLE)
    return readme[begin : readme.index("\n## ", begin + 1)]


def blocks(text):
    """In order. A block that is not marked would not be tested: ValueError."""
    found = []
    for match in FENCED.finditer(text):
        if match["mark"] is None:
            raise ValueError("not marked: " + match["text"])
        kind, _, argument = match["mark"].partition(": ")
        found.append(Block(kind, argument, match["text"]))
    return found


def matches(wanted, line):
    """Whether a line is the wanted one, in which ... stands for anything."""
    return re.fullmatch(".*".join(map(re.escape, wanted.split("..."))), line) is not None
