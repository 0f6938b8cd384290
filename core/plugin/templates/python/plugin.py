#!/usr/bin/env python3
"""plugin_name: reserves tools. Speaks core/plugin/PROTOCOL.md over the socket it was started with."""
import json, os, socket


class Plugin:
    def initialize(self, asked):
        if not asked["interface"]["least"] <= 2 <= asked["interface"]["most"]:
            raise RuntimeError("this plugin speaks interface 2")
        self.hours = asked["options"].get("hours", "10-17")
        self.file = os.path.join(asked["data"], "loans.json")
        self.kept = {"last": 0, "loans": {}}
        if os.path.exists(self.file):
            with open(self.file) as file:
                self.kept = json.load(file)
        return {"interface": 2}

    def turn(self, asked):
        """An intent without a form: say something, in the words of messages/<tag>.json."""
        return {"actions": [{"do": "say", "what": {"id": "hours", "args": {"hours": self.hours}}}]}

    def submit(self, asked):
        """A form, complete and confirmed. The same key may come twice: then the same answer."""
        key, loans = asked["idempotency_key"], self.kept["loans"]
        if key not in loans:
            self.kept["last"] += 1  # no number is given twice, though its loan was erased
            loans[key] = {"reference": f"L-{self.kept['last']}", "slots": asked["slots"]}
            self.keep()
        reference = loans[key]["reference"]
        said = {"do": "say", "what": {"id": "reserved", "args": {"reference": reference}}}
        case = {"do": "open_case", "reference": reference, "status": "reserved"}
        return {"reference": reference, "actions": [case, said]}

    def person(self, asked):
        """What is kept about one person, for them to have; and it goes, where that is asked for."""
        theirs = {key: loan for key, loan in self.kept["loans"].items() if self.concerns(asked["who"], key, loan)}
        if asked["erase"] and theirs:
            self.kept["loans"] = {key: loan for key, loan in self.kept["loans"].items() if key not in theirs}
            self.keep()
        return {"records": [
            {"kind": "reservation", "reference": loan["reference"], "conversation": key.split(":")[0],
             "fate": "erased", "data": loan["slots"]} for key, loan in theirs.items()]}

    def concerns(self, who, key, loan):
        """A key begins with the id of its conversation."""
        return (key.split(":")[0] in who.get("conversations", []) or loan["reference"] in who.get("references", [])
                or loan["slots"].get("phone") in who.get("contacts", []))

    def keep(self):
        """A crash leaves the old file or the new one, never half of it."""
        with open(self.file + ".partial", "w") as file:
            json.dump(self.kept, file)
            file.flush()
            os.fsync(file.fileno())
        os.rename(self.file + ".partial", self.file)


def answer(plugin, call):
    try:
        method = getattr(plugin, call["method"], lambda params: {})
        return {"result": method(call.get("params"))}
    except Exception as problem:  # costs this resident an apology; the plugin goes on
        return {"error": {"code": -32000, "message": str(problem)}}


def main():
    plugin = Plugin()
    stream = socket.socket(fileno=int(os.environ["LOTSEN_PLUGIN_FD"])).makefile("rwb")
    while header := stream.readline():
        stream.readline()  # the empty line
        call = json.loads(stream.read(int(header.split(b":")[1])))
        if "id" not in call:
            continue  # $/cancelRequest: that call has been answered by now
        body = json.dumps({"jsonrpc": "2.0", "id": call["id"], **answer(plugin, call)}).encode()
        stream.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        stream.flush()


main()
