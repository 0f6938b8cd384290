#!/usr/bin/env python3
"""Lends tools: a plugin for Lotsen. Speaks core/plugin/PROTOCOL.md over the socket it was started with."""
import json, os, socket

TOOLS = ("saw", "drill", "ladder")


class Refused(Exception):  # with one of Lotsen's codes: conflict, not_found, invalid
    pass


class Lending:
    def initialize(self, asked):
        if not asked["interface"]["least"] <= 2 <= asked["interface"]["most"]:
            raise Refused("invalid", "this plugin speaks interface 2")
        self.hours = asked["options"].get("hours", "10-17")
        self.file = os.path.join(asked["data"], "loans.json")
        self.loans = json.load(open(self.file)) if os.path.exists(self.file) else {}
        return {"interface": 2}

    def keep(self):  # a crash leaves the old file or the new one, never half of it
        with open(self.file + ".partial", "w") as file:
            file.write(json.dumps(self.loans))
            file.flush(), os.fsync(file.fileno())
        os.rename(self.file + ".partial", self.file)

    def turn(self, asked):
        count = asked.get("state", {}).get("asked", 0) + 1
        said = {"do": "say", "what": {"id": "opening.hours", "args": {"hours": self.hours, "count": count}}}
        return {"actions": [said], "state": {"asked": count}}

    def validate(self, asked):
        tool = str(asked["value"]).strip().lower()
        return {"value": tool} if tool in TOOLS else {"refusal": {"id": "loan.tool.unknown"}}

    def submit(self, asked):
        key, tool = asked["idempotency_key"], asked["slots"]["tool"]
        if key not in self.loans:
            if any(loan["tool"] == tool for loan in self.loans.values()):
                return {"refused_slot": "tool", "refusal": {"id": "loan.tool.taken"}}
            self.loans[key] = {"tool": tool, "reference": f"L-{len(self.loans) + 1}"}
            self.keep()
        reference = self.loans[key]["reference"]
        return {"reference": reference, "actions": [{"do": "open_case", "reference": reference, "status": "lent"}]}

    def http(self, asked):
        return {"status": 200, "body": json.dumps(len(self.loans))} if asked["path"] == "loans" else {"status": 404}

    def desk(self, asked):
        if asked["command"] == "give_back" and not self.loans:
            raise Refused("conflict", "desk.nothing_lent")
        return {"loans": len(self.loans)}

    def person(self, asked):  # the key of a loan begins with the id of its conversation
        who = asked["who"]
        known, told = who.get("references", []), who.get("conversations", [])
        theirs = {k: loan for k, loan in self.loans.items() if loan["reference"] in known or k.split(":")[0] in told}
        if asked["erase"]:
            self.loans = {k: loan for k, loan in self.loans.items() if k not in theirs}
            self.keep()
        return {"records": [{"kind": "loan", "reference": loan["reference"], "fate": "erased", "data": {"tool": loan["tool"]}}
                            for loan in theirs.values()]}


lending, stream = Lending(), socket.socket(fileno=int(os.environ["LOTSEN_PLUGIN_FD"])).makefile("rwb")
while header := stream.readline():
    stream.readline()  # the empty line
    call = json.loads(stream.read(int(header.split(b":")[1])))
    if "id" not in call:
        continue  # $/cancelRequest: that call has been answered by now
    answer = {"jsonrpc": "2.0", "id": call["id"]}
    try:
        answer["result"] = getattr(lending, call["method"], lambda _: {})(call.get("params"))
    except Refused as refused:
        answer["error"] = {"code": -32000, "message": refused.args[1], "data": {"code": refused.args[0]}}
    except Exception as problem:
        answer["error"] = {"code": -32000, "message": str(problem)}
    body = json.dumps(answer).encode()
    stream.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body)), stream.flush()
