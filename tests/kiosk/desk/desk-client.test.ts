import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { DeskClient } from "../../../kiosk/src/desk/desk-client.js";
import { FakeNetwork, type FakeSocket } from "../support/fake-socket.js";

const account = { name: "a", display_name: "A", role: "agent" };
const entry = (conversation: string, state = "waiting", agent = "") => ({
  conversation,
  queue: "general",
  locale: "sv",
  channel: "web",
  reason: "",
  summary: "",
  state,
  agent,
  since: "2026-11-22T10:00:00Z",
});
const present = { account: "a", display_name: "A", available: true, conversations: 0 };

let network: FakeNetwork;
let client: DeskClient;

function welcome(socket: FakeSocket): void {
  socket.accept();
  socket.receive({ type: "welcome", account, opening: { open: true } });
}

beforeEach(() => {
  vi.useFakeTimers();
  network = new FakeNetwork();
  client = new DeskClient("ws://city.example/api/v1/desk", network.factory, () => 0.5);
  client.start();
  welcome(network.last);
});
afterEach(() => vi.useRealTimers());

describe("a command", () => {
  it("is done when its own number is answered", async () => {
    const accepted = client.accept("c");
    const { n } = network.last.of("accept")[0] as { n: number };
    network.last.receive({ type: "done", n: n + 1 });
    network.last.receive({ type: "done", n });
    await expect(accepted).resolves.toBeUndefined();
  });

  it("fails with the service’s code: the second agent is told", async () => {
    const accepted = client.accept("c");
    const { n } = network.last.of("accept")[0] as { n: number };
    network.last.receive({ type: "error", code: "already_taken", message: "Upptaget", n });
    await expect(accepted).rejects.toMatchObject({ code: "already_taken", message: "Upptaget" });
  });

  it("fails as offline when the connection is cut, and is not repeated", async () => {
    const closed = client.close("c", "solved");
    network.last.cut();
    await expect(closed).rejects.toMatchObject({ code: "offline" });
    vi.advanceTimersByTime(2000);
    welcome(network.last);
    expect(network.last.of("close")).toHaveLength(0);
  });
});

describe("an answer to the resident", () => {
  it("waits until the service confirms it", async () => {
    client.say("c", "Hej");
    expect(client.unsent).toMatchObject([{ text: "Hej", state: "waits" }]);
    const { n } = network.last.of("say")[0] as { n: number };
    network.last.receive({ type: "done", n });
    await vi.advanceTimersByTimeAsync(0);
    expect(client.unsent).toHaveLength(0);
  });

  it("is sent again under its own id after a cut", async () => {
    client.say("c", "Hej");
    const before = network.last.of("say")[0];
    network.last.cut();
    await vi.advanceTimersByTimeAsync(2000);
    welcome(network.last);
    expect(network.last.of("say")[0]).toMatchObject({ id: before?.["id"], text: "Hej" });
  });

  it("says why it was refused", async () => {
    client.say("c", "Hej");
    const { n } = network.last.of("say")[0] as { n: number };
    network.last.receive({ type: "error", code: "not_owner", message: "Inte ditt", n });
    await vi.advanceTimersByTimeAsync(0);
    expect(client.unsent).toMatchObject([{ state: "refused", reason: "Inte ditt" }]);
  });
});

describe("after a cut", () => {
  it("watches the same conversation and takes conversations as before", async () => {
    client.watch("c").catch(() => undefined);
    client.setAvailable(true).catch(() => undefined);
    network.last.cut();
    await vi.advanceTimersByTimeAsync(2000);
    welcome(network.last);
    expect(network.last.of("watch")).toMatchObject([{ conversation: "c", after: 0 }]);
    expect(network.last.of("presence")).toMatchObject([{ available: true }]);
  });
});

describe("the transcript", () => {
  const event = (seq: number) => ({
    seq,
    at: "2026-11-22T10:00:00Z",
    from: "resident",
    kind: "message",
    text: `${seq}`,
  });

  it("takes each event of its conversation once", () => {
    client.watch("c").catch(() => undefined);
    const transcript = {
      type: "transcript",
      conversation: "c",
      locale: "ar",
      owner: { kind: "queue", name: "general" },
      events: [event(1)],
    };
    network.last.receive(transcript);
    network.last.receive({ type: "event", conversation: "c", event: event(2) });
    network.last.receive({ type: "event", conversation: "c", event: event(2) });
    network.last.receive({ type: "event", conversation: "other", event: event(3) });
    expect(client.watched?.events.map((one) => one.seq)).toEqual([1, 2]);
    expect(client.watched?.locale).toBe("ar");
  });
});

describe("the queue", () => {
  it("announces what is new, but not what was there at first", () => {
    const arrived: string[][] = [];
    client.addEventListener("arrived", (event) => {
      const { detail } = event as CustomEvent<{ conversation: string }[]>;
      arrived.push(detail.map((one) => one.conversation));
    });
    network.last.receive({ type: "board", entries: [entry("c1")], agents: [present] });
    network.last.receive({ type: "board", entries: [entry("c1"), entry("c2")], agents: [present] });
    network.last.receive({
      type: "board",
      entries: [entry("c1", "accepted", "a"), entry("c2")],
      agents: [present],
    });
    expect(arrived).toEqual([["c2"]]);
  });
});
