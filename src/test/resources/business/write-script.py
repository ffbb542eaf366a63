#!/usr/bin/env python3
"""Wrote day-1.jsonl and day-2.jsonl, once: three businesses and what they ask of the service.

Only fictional numbers, names and domains. model.py then writes down the answers.
"""
import json
import pathlib
import random

HERE = pathlib.Path(__file__).parent
dice = random.Random(20261122)
FIRST = "Alder Birch Cedar Dahlia Elm Fern Ginger Hazel Iris Juniper Kestrel Larch Maple Nettle Olive Poplar".split()
TRADE = "Bakery Cycles Dental Florist Garage Hotel Insurance Logistics Museum Opticians Pharmacy Travel".split()
USE = "alerts billing campaigns checkout delivery feedback invoices login loyalty onboarding reminders support".split()
PLACE = "amsterdam berlin cardiff dublin essen florence".split()


def number():
    return dice.choice([
        "447700900%03d" % dice.randrange(1000),
        "1%s55501%02d" % (dice.choice("202 212 312 415 617".split()), dice.randrange(100)),
        "493023125%03d" % dice.randrange(1000),
        "3363998%04d" % dice.randrange(10000),
    ])


def sender(owner):
    """A resource as (type, channel, id); numbers are the usual case."""
    plain = "".join(c for c in owner.lower() if c.isascii() and c.isalnum()) or "office"
    kind = dice.randrange(10)
    if kind < 6:
        return "NUMBER", dice.choice(["SMS", "SMS", "SMS", "MMS", "WHATSAPP"]), number()
    return [
        ("ALPHA", "SMS", plain[:11].upper()),
        ("DOMAIN", "EMAIL", dice.choice(["%s.example.com", "mail.%s.example", "news.%s.example.org"]) % plain),
        ("RCS_RESOURCE", "RCS", plain + "_agent"),
        ("APPLE_RESOURCE", "APPLE", "urn:biz:%032x" % dice.getrandbits(128)),
    ][kind - 6]


class Business:
    def __init__(self, account, applications, entities, odd_ids=()):
        self.account, self.calls = account, []
        self.applications, self.entities = applications, entities + [(id, None) for id in odd_ids]
        self.applications += [(id, "odd " + id) for id in odd_ids]
        # Few resources for many owners: that is what makes resets meet.
        self.senders = [sender(id) for id, _ in self.entities for _ in range(2)]
        self.linked, self.shared = [], []

    def say(self, operation, **details):
        self.calls.append({"account": self.account, "operation": operation, **details})

    def tuple(self):
        type, channel, id = dice.choice(self.senders)
        owner = {"applicationId": dice.choice(self.applications + [("default", "")] * 5)[0]}
        if dice.random() < 0.7:
            owner["entityId"] = dice.choice(self.entities)[0]
        return {"resourceType": type, "channel": channel, "resourceId": id, **owner}

    def open(self):
        for id, name in self.applications:
            self.say("create-application", applicationId=id, **({"applicationName": name} if name else {}))
        for id, name in self.entities:
            self.say("create-entity", entityId=id, **({"entityName": name} if name else {}))
        self.again(6)

    def again(self, times):
        for id, _ in dice.sample(self.applications, times):
            self.say("create-application", applicationId=id)
        for id, _ in dice.sample(self.entities, times):
            self.say("create-entity", entityId=id, entityName="again")

    def link(self, times):
        for _ in range(times):
            what = self.tuple()
            self.linked.append(what)
            self.say("create-resource-association", **what)
        for what in dice.sample(self.linked, times // 10):
            self.say("create-resource-association", **what)
            self.say("get-resource-association", **what)
        for what in dice.sample(self.linked, times // 12):
            self.say("delete-resource-association", **what)
        self.say("create-resource-association", **{**self.tuple(), "resourceType": "DOMAIN", "channel": "SMS"})
        self.say("create-resource-association", **{**self.tuple(), "entityId": "nobody-of-this-name"})
        self.say("create-resource-association", **{**self.tuple(), "applicationId": "nothing-of-this-name"})

    def share(self, times):
        """One resource, several owners beside the one that will be closed: what is reset becomes one."""
        for _ in range(times):
            type, channel, id = dice.choice(self.senders)
            application, entity = dice.choice(self.applications)[0], dice.choice(self.entities)[0]
            common = {"resourceType": type, "channel": channel, "resourceId": id}
            for other, _ in dice.sample(self.entities, 3):
                self.say("create-resource-association", **common, applicationId=application, entityId=other)
            for other, _ in dice.sample(self.applications, 3):
                self.say("create-resource-association", **common, applicationId=other, entityId=entity)
            self.shared += [("application", application), ("entity", entity)]

    def rename(self, times):
        for id, _ in dice.sample(self.applications, times):
            self.say("modify-application", applicationId=id, applicationName=id.title() + " (new)")
            self.say("get-application", applicationId=id)
        for id, _ in dice.sample(self.entities, times):
            self.say("modify-entity", entityId=id, **({"entityName": "Die " + id + " GmbH & Co. KG – Süd"}
                                                      if dice.random() < 0.7 else {}))
            self.say("get-entity", entityId=id)
        self.say("modify-application", applicationId="default", applicationName="Everything else")

    def close_some(self, applications, entities):
        gone = [("application", id) for id, _ in dice.sample(self.applications, applications)]
        gone += [("entity", id) for id, _ in dice.sample(self.entities, entities)]
        gone += dice.sample(self.shared, (applications + entities) // 2)
        dice.shuffle(gone)
        for noun, id in gone:
            named = {noun + "Id": id}
            if dice.random() < 0.3:
                self.say("delete-" + noun, **named, failOnLinkedResources=True)
            self.say("delete-" + noun, **named)
            if dice.random() < 0.1:
                self.say("delete-" + noun, **named)
                self.say("get-" + noun, **named)
        self.say("delete-application", applicationId="default")
        self.say("delete-application", applicationId="default", failOnLinkedResources=True)

    def pry(self, other):
        """Another account's ids answer as if they had never existed."""
        for id, _ in dice.sample(other.entities, 5):
            self.say("get-entity", entityId=id)
            self.say("delete-entity", entityId=id)
        for what in dice.sample(other.linked, 5):
            self.say("get-resource-association", **what)
            self.say("delete-resource-association", **what)

    def take(self):
        calls, self.calls = self.calls, []
        return calls


def write(day, *businesses):
    """Side by side, each business in its own order."""
    queues = [b.take() for b in businesses]
    with open(HERE / day, "w") as file:
        while any(queues):
            queue = dice.choices(queues, [len(q) for q in queues])[0]
            run = dice.randrange(1, 6)
            for call in queue[:run]:
                file.write(json.dumps(call, ensure_ascii=False) + "\n")
            del queue[:run]


def main():
    shop = Business("demo", [("%s-%s" % (use, place), "%s %s" % (use.title(), place.title()))
                             for use in USE for place in PLACE[:3]],
                    [("branch-%s-%d" % (place, n), "Branch %d, %s" % (n, place.title()))
                     for place in PLACE for n in range(1, 7)])
    names = [(first, trade) for first in FIRST for trade in TRADE]
    reseller = Business("reseller", [("%s-%02d" % (use, n), use.title()) for use in USE for n in range(1, 8)],
                        [("%s-%s" % (first.lower(), trade.lower()), "%s %s Ltd" % (first, trade))
                         for first, trade in names])
    clinics = Business("clinics", [("ward %s/%d" % (place, n), "Ward %d" % n) for place in PLACE for n in range(1, 7)],
                       [("practice-%03d" % n, "Practice %d" % n) for n in range(60)],
                       ["50% off; today?", "a+b=c&d#e", "Praxis Süd", "診療所", "clinic 😀", "back\\slash", "..."])

    shop.open(), shop.link(130), shop.share(8), shop.rename(12), shop.close_some(6, 6)
    reseller.open(), reseller.link(360), reseller.share(30), reseller.rename(25), reseller.close_some(10, 25)
    write("day-1.jsonl", shop, reseller)
    shop.link(60), shop.rename(8), shop.close_some(5, 6), shop.pry(reseller)
    reseller.again(5), reseller.link(110), reseller.share(25), reseller.close_some(15, 40), reseller.pry(shop)
    clinics.open(), clinics.link(180), clinics.share(15), clinics.rename(10)
    clinics.close_some(12, 18), clinics.pry(reseller)
    write("day-2.jsonl", shop, reseller, clinics)


main()
