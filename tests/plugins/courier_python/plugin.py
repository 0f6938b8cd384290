#!/usr/bin/env python3
"""Does with core's services what the intent's name says. Shows how a plugin asks core in the middle of a call."""
import datetime, json, os, socket


class Refused(Exception):  # by core, with one of its codes: args[0]
    pass


class Core:
    """Messages over the socket: calls from core, and calls to it while one of those is under way."""

    def __init__(self):
        self.stream, self.asked = socket.socket(fileno=int(os.environ["LOTSEN_PLUGIN_FD"])).makefile("rwb"), 0

    def send(self, message):
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.stream.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self.stream.flush()

    def receive(self):
        header = self.stream.readline()
        if not header:
            return None
        self.stream.readline()  # the empty line
        return json.loads(self.stream.read(int(header.split(b":")[1])))

    def ask(self, method, /, **params):
        self.asked += 1
        self.send({"id": f"plugin-{self.asked}", "method": method, "params": params})
        while (answer := self.receive()).get("id") != f"plugin-{self.asked}":
            pass  # $/cancelRequest
        if "error" in answer:
            raise Refused(answer["error"]["data"]["code"])
        return answer["result"]


class Courier:
    def __init__(self, core):
        self.core = core

    def initialize(self, asked):
        self.receiver = asked["options"].get("receiver", "")
        return {"interface": 2}

    def turn(self, asked):
        try:
            text = self.answer(asked["intent"], asked.get("text", ""), asked.get("payload", {}).get("key", ""), asked)
        except Refused as refused:
            text = refused.args[0]
        return {"actions": [{"do": "say", "what": {"text": text}}]}

    def answer(self, intent, text, key, asked):
        ask = self.core.ask
        if intent == "remember":
            return ask("key_value/put", key=key, value=text) and "" or "remembered"
        if intent == "recall":
            return json.dumps(ask("key_value/get", key=key)["value"])
        if intent == "keys":
            return json.dumps(ask("key_value/keys", prefix=key, most=10)["keys"], separators=(",", ":"))
        if intent == "forget":
            return ask("key_value/erase", key=key) and "" or "forgotten"
        if intent == "later":
            at = datetime.datetime.fromisoformat(asked["now"].replace("Z", "+00:00")) + datetime.timedelta(minutes=1)
            name = "unknown" if text == "unknown" else "remind"
            ask("jobs/schedule", name=name, key=key, payload={"text": text, "fails": text == "fail"},
                at=at.strftime("%Y-%m-%dT%H:%M:%S.000Z"))
            return "scheduled"
        if intent == "never":
            return ask("jobs/cancel", name="remind", key=key) and "" or "cancelled"
        if intent == "write":
            ask("outbox/put", key=key, letter={"method": "POST", "url": self.receiver + "/letters", "body": text})
            return "put"
        if intent == "fetch":
            url = text if text.startswith("http") else self.receiver + text
            got = ask("http/send", method="GET", url=url)
            return f"{got['status']} {got['body']}"
        if intent == "note":
            ask("database/run", statements=[{"query": "note", "parameters": {"key": key, "text": text}}])
            return "noted"
        if intent == "notes":
            answers = ask("database/run", statements=[{"query": "notes"}])["answers"]
            return "".join(f"{row['key']}={row['text']} " for row in answers[0]["list"])
        return ask("messages/text", locale=asked["locale"], message={"id": "courier.word"})["text"]

    def job(self, asked):
        payload = asked.get("payload", {})
        if payload.get("fails"):
            raise Exception("as told")
        scheduled = "at" in asked
        key = "did/" + asked["name"] + ("/" + asked["key"] if scheduled else "")
        return self.core.ask("key_value/put", key=key, value=payload.get("text", "") if scheduled else asked["now"])

    def delivered(self, asked):
        outcome = "dead" if asked["dead"] else str(asked["answer"]["status"])
        return self.core.ask("key_value/put", key="delivered/" + asked["key"], value=outcome)


def main():
    core = Core()
    courier = Courier(core)
    while call := core.receive():
        if "id" not in call:
            continue  # $/cancelRequest: that call has been answered by now
        try:
            outcome = {"result": getattr(courier, call["method"], lambda _: {})(call.get("params"))}
        except Exception as problem:
            outcome = {"error": {"code": -32000, "message": str(problem)}}
        core.send({"id": call["id"], **outcome})


main()
