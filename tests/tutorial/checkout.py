"""A folder that stands in for a checkout in which everything is built, and the programs that run in it."""
import os
import re
import selectors
import shutil
import signal
import subprocess
import time
from pathlib import Path

from blocks import matches

PATIENCE = 60  # seconds that any one answer may take
CPP = "begun_cpp"  # what the build made of the C++ template


class Checkout:
    def __init__(self, folder, source, build):
        self.folder, self.source, self.build = Path(folder), Path(source), Path(build)
        for name in ("core", "locales"):
            (self.folder / name).symlink_to(self.source / name)
        (self.folder / "plugins").mkdir()
        (self.folder / "build" / "plugins").mkdir(parents=True)
        for name in ("lotsen", "lotsen-plugin"):  # it finds everything from where it is
            shutil.copy(self.build / name, self.folder / "build" / name)
        for plugin in ("associations", "city_guide", "fault_reports", "youth_jobs"):
            (self.folder / "build" / "plugins" / plugin).symlink_to(self.build / "plugins" / plugin)

    def run(self, command):
        return subprocess.run(
            command, shell=True, cwd=self.folder, text=True, timeout=PATIENCE,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )

    def knows(self, command):
        return f"lotsen {command} " in self.run("build/lotsen --help").stdout

    def build_plugins(self):
        """What ./run --build does for the plugins that were begun here."""
        for plugin in (self.folder / "plugins").iterdir():
            target = self.folder / "build" / "plugins" / plugin.name
            said = (plugin / "CMakeLists.txt").read_text()
            executable = re.search(rf"lotsen_plugin\({plugin.name} EXECUTABLE (\S+)\)", said)
            if executable:
                subprocess.run(
                    ["cmake", f"-DFROM={plugin}", f"-DTO={target}", f"-DEXECUTABLE={executable[1]}",
                     "-P", self.source / "core" / "copy_plugin.cmake"], check=True,
                )
            else:
                self.take_module(plugin.name, target)

    def take_module(self, name, target):
        """The build compiled this very code, under its own name (tests/plugins/begun)."""
        built = self.build / "begun" / "cpp" / "build" / "plugins" / CPP
        shutil.copytree(built, target)
        os.rename(target / f"lib{CPP}.so", target / f"lib{name}.so")
        manifest = target / "manifest.json"
        manifest.write_text(manifest.read_text().replace(CPP, name))

    def edit(self, argument, text):
        """`argument`: a path, perhaps with a place: below the line with, instead of the line with."""
        path, _, place = argument.partition(", ")
        file = self.folder / path
        if not place:
            file.write_text(text + "\n")
            return
        how, _, with_text = place.partition(" the line with: ")
        lines = file.read_text().split("\n")
        found = [number for number, line in enumerate(lines) if with_text in line]
        if len(found) != 1 or how not in ("below", "instead of"):
            raise ValueError(f"{argument}: {len(found)} such lines")
        at = found[0]
        lines[at + (how == "below") : at + 1] = text.split("\n")
        file.write_text("\n".join(lines))


class Program:
    """A process that is spoken to by lines. Each answer has a deadline."""

    def __init__(self, command, folder, errors=subprocess.STDOUT):
        self.process = subprocess.Popen(
            ["sh", "-c", "exec " + command], cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors
        )
        self.waiting, self.heard = b"", []
        self.selector = selectors.DefaultSelector()
        self.selector.register(self.process.stdout, selectors.EVENT_READ)

    def say(self, line):
        self.process.stdin.write(line.encode() + b"\n")
        self.process.stdin.flush()

    def next_line(self, end):
        while b"\n" not in self.waiting:
            if not self.selector.select(max(0, end - time.monotonic())):
                raise TimeoutError
            piece = os.read(self.process.stdout.fileno(), 65536)
            if not piece:
                raise EOFError
            self.waiting += piece
        line, _, self.waiting = self.waiting.partition(b"\n")
        self.heard.append(line.decode())
        return self.heard[-1]

    def expect(self, wanted):
        """Reads until a line is the wanted one. Fails with what was heard."""
        end, before = time.monotonic() + PATIENCE, len(self.heard)
        try:
            while not matches(wanted, self.next_line(end)):
                pass
        except (TimeoutError, EOFError) as problem:
            heard = "\n".join(self.heard[before:])
            raise AssertionError(f"{type(problem).__name__}: no line is\n{wanted}\nbut\n{heard}") from None

    def paused(self):
        """Several files change at once: in between it does not run."""
        return _Pause(self.process)

    def end(self):
        """How it exits when it is told to."""
        if self.process.poll() is None:
            self.process.terminate()
        code = self.process.wait(PATIENCE)
        self.selector.close()
        self.process.stdin.close()
        self.process.stdout.close()
        return code


class _Pause:
    def __init__(self, process):
        self.process = process

    def __enter__(self):
        self.process.send_signal(signal.SIGSTOP)

    def __exit__(self, *_):
        self.process.send_signal(signal.SIGCONT)
