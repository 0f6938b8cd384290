#!/usr/bin/env python3
"""README.md's tutorial is carried out as it is written: commands, files, and what is said to have come of them."""
import re
import subprocess
import sys
import tempfile
import unittest
import urllib.request
from pathlib import Path

from blocks import blocks, matches, section
from checkout import PATIENCE, Checkout, Program

SOURCE, BUILD = sys.argv[1:3] if len(sys.argv) > 2 else (None, None)


class Reader:
    """Somebody who does what the tutorial says, block by block."""

    def __init__(self, checkout, test):
        self.checkout, self.test = checkout, test
        self.dev = self.served = None  # programs that are left running
        self.changes = []  # of files, made together before the next thing is done
        self.output = ""  # of the last command

    def do(self, block):
        if block.kind == "file":
            self.changes.append(block)
            return
        self.change_files()
        {"run": self.run, "chat": self.chat, "output": self.read, "quoted from": self.compare}[block.kind](block)

    def change_files(self):
        changes, self.changes = self.changes, []
        if not changes:
            return
        if self.dev:
            with self.dev.paused():
                self.edit(changes)
        else:
            self.edit(changes)

    def edit(self, changes):
        for block in changes:
            self.checkout.edit(block.argument, block.text)

    def run(self, block):
        code = int(block.argument.removeprefix("exit ") or 0)
        for command in block.lines:
            if command.startswith("./run"):
                self.checkout.build_plugins()
                if command == "./run":
                    self.serve()
            elif " plugin dev " in command:
                self.close(self.dev)
                self.dev = Program(command, self.checkout.folder)
            elif " plugin test " not in command or self.checkout.knows("plugin test"):
                done = self.checkout.run(command)
                self.output = done.stdout
                self.test.assertEqual(done.returncode, code, f"{command}\n{done.stdout}")

    def serve(self):
        command = "build/lotsen serve --demo --listen 127.0.0.1:0"
        self.served = Program(command, self.checkout.folder, subprocess.DEVNULL)
        self.served.expect("  Desk ...")
        address = re.search(r"http://\S+(?=/desk)", self.served.heard[-1])[0]
        with urllib.request.urlopen(address + "/readyz", timeout=PATIENCE) as answer:
            self.test.assertEqual(answer.status, 200)

    def chat(self, block):
        for line in block.lines:
            if line == "> /quit":
                self.dev.say("/quit")
                self.test.assertEqual(self.dev.process.wait(PATIENCE), 0)
                self.close(self.dev)
                self.dev = None
            elif line.startswith("> "):
                self.dev.say(line[2:])
            else:
                self.dev.expect(line)

    def read(self, block):
        for wanted in block.lines:
            self.test.assertTrue(any(matches(wanted, line) for line in self.output.split("\n")), wanted + "\n" + self.output)

    def compare(self, block):
        self.test.assertIn(block.text, (self.checkout.folder / block.argument).read_text())

    @staticmethod
    def close(program):
        if program:
            program.end()

    def leave(self):
        self.close(self.dev)
        self.close(self.served)


class InACheckout(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="lotsen-tutorial-")
        self.addCleanup(folder.cleanup)
        self.checkout = Checkout(folder.name, SOURCE, BUILD)


class TheTutorial(InACheckout):
    def test_goes_as_written(self):
        written = blocks(section((Path(SOURCE) / "README.md").read_text()))
        for kind in ("run", "chat", "file", "output", "quoted from"):
            self.assertTrue([block for block in written if block.kind == kind], f"no block is marked {kind}")
        reader = Reader(self.checkout, self)
        self.addCleanup(reader.leave)
        for block in written:
            with self.subTest(block=block.text.split("\n")[0]):
                reader.do(block)


class PluginNew(InACheckout):
    def made_in(self, folder, options):
        """What there is then, below the checkout's folder."""
        place = self.checkout.folder / folder
        place.mkdir(exist_ok=True)
        command = [self.checkout.folder / "build" / "lotsen", "plugin", "new", "tools", *options]
        done = subprocess.run(command, cwd=place, capture_output=True, timeout=PATIENCE)
        self.assertEqual(done.returncode, 0, done.stderr)
        found = self.checkout.folder.rglob("tools/manifest.json")
        return [str(file.parent.relative_to(self.checkout.folder)) for file in found]

    def test_makes_the_folder_among_the_plugins_from_anywhere_in_the_checkout(self):
        self.assertEqual(self.made_in("kiosk", ["--language", "python"]), ["plugins/tools"])

    def test_makes_the_folder_where_it_is_told_to(self):
        self.assertEqual(self.made_in("kiosk", ["--into", "../mine"]), ["mine/tools"])

    def test_makes_the_folder_where_it_is_called_elsewhere(self):
        with tempfile.TemporaryDirectory(prefix="lotsen-elsewhere-") as elsewhere:
            self.assertEqual(self.made_in(elsewhere, []), [])
            self.assertTrue((Path(elsewhere) / "tools" / "module.cpp").exists())


class PluginDev(InACheckout):
    def setUp(self):
        super().setUp()
        done = self.checkout.run("build/lotsen plugin new tools --language python")
        self.assertEqual(done.stdout.split(".")[0], "Made plugins/tools")
        self.plugin = self.checkout.folder / "plugins" / "tools"
        self.dev = Program("build/lotsen plugin dev plugins/tools --locale en", self.checkout.folder)
        self.addCleanup(self.dev.end)

    def change(self, name, old, new):
        file = self.plugin / name
        text = file.read_text()
        self.assertIn(old, text)
        with self.dev.paused():
            file.write_text(text.replace(old, new, 1))

    def test_goes_on_with_the_old_one_while_a_file_is_broken(self):
        self.dev.expect("  /1 Borrow a tool")
        self.change("messages/en.json", '"hours":', '"hours"')
        self.dev.expect("* not reloaded, the old one goes on: ...plugins/tools/messages/en.json:24:...")
        self.dev.say("when is the tool library open?")
        self.dev.expect("The tool library is open Monday to Friday, 10-17.")
        self.change("messages/en.json", '"hours"', '"hours":')
        self.dev.expect("* tools 0.1.0: reloaded in ... s")

    def test_goes_on_with_the_old_one_while_the_program_does_not_start(self):
        self.dev.expect("  /1 Borrow a tool")
        self.change("plugin.py", "import json", "import no_such_library, json")
        self.dev.expect("  [tools] ModuleNotFoundError: No module named 'no_such_library'")
        self.dev.expect("* not reloaded, the old one goes on: ...")
        self.change("plugin.py", "import no_such_library, json", "import json")
        self.dev.expect("* tools 0.1.0: reloaded in ... s")

    def test_shows_what_the_program_writes(self):
        self.dev.expect("  /1 Borrow a tool")
        self.change("plugin.py", "    def turn(self, asked):\n", "    def turn(self, asked):\n        print('asked', asked['intent'], flush=True)\n")
        self.dev.expect("* tools 0.1.0: reloaded in ... s")
        self.dev.say("when is the tool library open?")
        self.dev.expect("  [tools] asked hours")

    def test_says_what_a_new_text_lacks(self):
        self.dev.expect("  /1 Borrow a tool")
        self.change("manifest.json", '"why": "loan.name.why"', '"why": "loan.name.because"')
        self.dev.expect("* tools 0.1.0: reloaded in ... s")
        self.dev.expect('messages: "loan.name.because" is named in manifest.json and not written')

    def test_ends_when_it_is_told_to_or_at_the_end_of_input(self):
        self.dev.expect("  /1 Borrow a tool")
        self.assertEqual(self.dev.end(), 0)
        piped = self.checkout.run("printf 'when is the tool library open?' | build/lotsen plugin dev plugins/tools --locale en")
        self.assertEqual(piped.returncode, 0)
        self.assertIn("10-17", piped.stdout)

    def test_refuses_a_plugin_that_was_never_right(self):
        (self.plugin / "manifest.json").write_text("{}")
        refused = self.checkout.run("build/lotsen plugin dev plugins/tools </dev/null")
        self.assertEqual(refused.returncode, 1)
        self.assertIn("manifest.json: id: ", refused.stdout)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
