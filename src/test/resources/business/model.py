#!/usr/bin/env python3
"""The rules of the service, told a second time, in another language, by plain sets and nothing else.

Plays day-1.jsonl and day-2.jsonl, writes beside each call the answer it must get, and at the end writes expected.json:
all that must be left. The service is measured against this; nothing here was ever taken from the service's answers.
"""
import json
import pathlib
from collections import Counter

HERE = pathlib.Path(__file__).parent
CHANNELS = {
    "NUMBER": {"SMS", "MMS", "WHATSAPP"}, "ALPHA": {"SMS"}, "DOMAIN": {"EMAIL"},
    "RCS_RESOURCE": {"RCS"}, "APPLE_RESOURCE": {"APPLE"},
}
TUPLE = ("resourceType", "channel", "resourceId", "applicationId", "entityId")
APPLICATION, ENTITY = 3, 4  # where a tuple names its owners
seen = Counter()


class Account:
    def __init__(self):
        self.owners = {"application": {"default": "default"}, "entity": {}}  # id -> name
        self.associations = {}  # of tuples: a set that knows in which order they were created

    def play(self, call):
        verb, noun = call["operation"].replace("resource-", "").split("-")
        return self.association(verb, call) if noun == "association" else self.owner(verb, noun, call)

    def owner(self, verb, noun, call):
        owners, id, name = self.owners[noun], call[noun + "Id"], call.get(noun + "Name")
        if verb == "create":
            if id in owners:
                return 409, None
            owners[id] = name
            return 201, None
        if (noun, id, verb) == ("application", "default", "delete"):
            return 400, None
        if id not in owners:
            return 404, None
        if verb == "get":
            return 200, {noun + "Id": id, noun + "Name": owners[id]}
        if verb == "modify":
            owners[id] = name
            return 204, None
        return self.delete(noun, id, call.get("failOnLinkedResources", False))

    def delete(self, noun, id, fail_on_linked):
        place = APPLICATION if noun == "application" else ENTITY
        linked = {a for a in self.associations if a[place] == id}
        if linked and fail_on_linked:
            return 400, None
        kept = {a: None for a in self.associations if a not in linked}
        reset = {a[:APPLICATION] + ("default", None) for a in linked}
        seen.update({"resets": len(linked), "became one with another reset": len(linked) - len(reset),
                     "became one with an existing one": len(reset & kept.keys())})
        # What exists already stays where it is; the others are created now.
        self.associations = kept | {a: None for a in reset - kept.keys()}
        del self.owners[noun][id]
        return 200, None

    def association(self, verb, call):
        tuple_ = tuple(call.get(part) for part in TUPLE)
        if verb != "get" and call["channel"] not in CHANNELS[call["resourceType"]]:
            return 400, None
        if verb == "create":
            if call["applicationId"] not in self.owners["application"]:
                return 404, None
            if call.get("entityId") is not None and call["entityId"] not in self.owners["entity"]:
                return 404, None
            if tuple_ in self.associations:
                return 409, None
            self.associations[tuple_] = None
            return 201, None
        if tuple_ not in self.associations:
            return 404, None
        if verb == "get":
            return 200, dict(zip(TUPLE, tuple_))
        del self.associations[tuple_]
        return 204, None

    def left(self):
        """In the order of the lists: ids by their bytes, types and channels by their names, then by creation."""
        def resource(association):
            return [part.encode() for part in association[:APPLICATION]]

        return {
            "applications": [{"applicationId": id, "applicationName": name}
                             for id, name in sorted(self.owners["application"].items(), key=lambda o: o[0].encode())],
            "entities": [{"entityId": id, "entityName": name}
                         for id, name in sorted(self.owners["entity"].items(), key=lambda o: o[0].encode())],
            "associations": [dict(zip(TUPLE, a)) for a in sorted(self.associations, key=resource)],
        }


def dump(value):
    return json.dumps(value, ensure_ascii=False)


def main():
    accounts = {}
    for day in sorted(HERE.glob("day-*.jsonl")):
        lines = []
        for line in day.read_text().splitlines():
            call = json.loads(line)
            call.pop("answer", None), call.pop("result", None)
            account = accounts.setdefault(call["account"], Account())
            call["answer"], result = account.play(call)
            if result is not None:
                call["result"] = result
            seen["%s -> %d" % (call["operation"], call["answer"])] += 1
            lines.append(dump(call))
        day.write_text("\n".join(lines) + "\n")
    text = ",\n".join('"%s": {\n%s\n}' % (name, ",\n".join(
        '  "%s": [\n%s\n  ]' % (kind, ",\n".join("    " + dump(item) for item in items))
        for kind, items in account.left().items())) for name, account in sorted(accounts.items()))
    (HERE / "expected.json").write_text("{\n%s\n}\n" % text)
    for what, count in sorted(seen.items()):
        print("%6d  %s" % (count, what))


main()
