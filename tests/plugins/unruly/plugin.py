#!/usr/bin/env python3
"""Misbehaves as the intent says."""
import json, os, socket, sys, threading

stream = socket.socket(fileno=int(os.environ["LOTSEN_PLUGIN_FD"])).makefile("rwb")


def send(body):
    stream.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
    stream.flush()


def answer(call, outcome):
    send(json.dumps({"jsonrpc": "2.0", "id": call["id"], "result": outcome}).encode())


def say(call, text):
    answer(call, {"actions": [{"do": "say", "what": {"text": text}}]})


def attempts():
    own = os.environ.get("TMPDIR", "/tmp")
    return {
        "network": lambda: socket.socket(),
        "local network": lambda: socket.socket(socket.AF_UNIX),
        "read": lambda: open("/etc/passwd"),
        "read own": lambda: open(__file__),
        "write": lambda: open(own + "/../outside", "w"),
        "write own": lambda: open(own + "/inside", "w"),
        "cut": lambda: os.truncate(own + "/../kept", 0),
        "cut in passing": lambda: os.close(os.open(own + "/../kept", os.O_RDONLY | os.O_TRUNC)),
        "mode": lambda: os.chmod(own + "/../kept", 0o777),
        "remove": lambda: os.unlink(own + "/../kept"),
        "move": lambda: os.rename(own + "/../kept", own + "/stolen"),
        "write code": lambda: open(__file__, "a"),
        "process": lambda: os.fork() or os._exit(0),
        "thread": lambda: threading.Thread(target=lambda: None).start(),
        "signal": lambda: os.kill(os.getppid(), 0),
        "signal own": lambda: os.kill(os.getpid(), 0),
        "other processes": lambda: open("/proc/%d/environ" % os.getppid()),
    }


def crowd(wanted):
    """How many processes it gets, of so many; they end before it says so."""
    reading, writing = os.pipe()
    children = []
    try:
        while len(children) < wanted:
            child = os.fork()
            if child == 0:
                os.close(writing)
                os.read(reading, 1)
                os._exit(0)
            children.append(child)
    except OSError:
        pass
    os.close(writing)
    for child in children:
        os.waitpid(child, 0)
    return len(children)


def tried(attempt):
    try:
        attempt()
        return True
    except OSError:
        return False


grown = []


def turn(call):
    intent = call["params"].get("intent")
    if intent == "die":
        os._exit(7)
    if intent == "hang":
        threading.Event().wait()
    if intent == "garbage":
        stream.write(b"ciao\r\n\r\n" * 100)
        stream.flush()
    elif intent == "not_json":
        send(b"{ or not")
    elif intent == "wrong_shape":
        answer(call, {"actions": "many"})
    elif intent == "flood":
        while True:
            send(b'{"jsonrpc":"2.0","id":-1,"result":null}')
    elif intent == "flood_of_questions":
        while True:
            send(b'{"jsonrpc":"2.0","id":"q","method":"places/find","params":{}}')
    elif intent == "huge":
        stream.write(b"Content-Length: 999999999\r\n\r\n")
        stream.flush()
    elif intent == "leak":
        kept = [bytearray(16 << 20) for _ in range(1000)]
        say(call, str(len(kept)))
    elif intent == "grow":
        grown.extend(bytearray(1 << 20) for _ in range(int(call["params"]["text"])))
        say(call, "well")
    elif intent == "chatter":
        print("hello from standard output")
        for line in range(10_000):
            print("line", line, file=sys.stderr)
        sys.stdout.flush()
        say(call, "said enough")
    elif intent == "log":
        print('{"at":"2026-11-23T10:00:00.000Z","level":"error","event":"disk.full"}', file=sys.stderr)
        print("{ no json", file=sys.stderr)
        say(call, "logged")
    elif intent == "state":
        said = {"do": "say", "what": {"text": json.dumps(call["params"].get("state", {}))}}
        answer(call, {"actions": [said], "state": {"heard": call["params"]["text"]}})
    elif intent == "reach":
        say(call, json.dumps({name: tried(attempt) for name, attempt in attempts().items()}))
    elif intent == "crowd":
        say(call, str(crowd(int(call["params"]["text"]))))
    elif intent == "environment":
        say(call, json.dumps([sorted(os.environ), sorted(os.listdir("/proc/self/fd"))]))
    else:
        say(call, str(os.getpid()))


while header := stream.readline():
    stream.readline()
    call = json.loads(stream.read(int(header.split(b":")[1])))
    if call["method"] == "turn":
        turn(call)
    elif call["method"] == "validate":
        answer(call, {"value": os.getpid()})
    elif call["method"] == "submit":
        if call["params"]["form"] == "die":
            os._exit(1)
        answer(call, {"reference": str(os.getpid())})
    elif call["method"] == "migrate_state":
        moved = call["params"]["state"]
        if moved["heard"] == "nothing":
            answer(call, None)
        else:
            answer(call, {"state": {**moved, "from": call["params"]["from"]}})
    elif "id" in call:
        answer(call, {"interface": 2, "problem": ""})
