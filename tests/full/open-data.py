"""Open data read by programs of other people. Arguments: what to read, the folder of a built site. Prints what it finds as JSON."""
import glob
import json
import os
import sys
import warnings

what, root = sys.argv[1:3]
data = os.path.join(root, "data")
here = os.path.dirname(os.path.abspath(__file__))
found = []


def files(pattern):
    paths = sorted(glob.glob(os.path.join(root, pattern), recursive=True))
    assert paths, pattern
    return paths


def load(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file)


if what == "tables":
    from csvw import CSVW, TableGroup
    from frictionless import validate

    for path in files("data/*-metadata.json"):
        with warnings.catch_warnings(record=True) as warned:
            warnings.simplefilter("always")
            table = CSVW(path, validate=True)
            if not table.is_valid or warned:
                found.append([path, [str(warning.message) for warning in warned]])
    TableGroup.from_file(os.path.join(data, "csv-metadata.json")).check_referential_integrity()
    names = [os.path.basename(path) for path in files("data/*.csv")]
    # It takes paths within the folder alone.
    os.chdir(data)
    for path in names:
        report = validate(path)
        found += [[path, error.message] for task in report.tasks for error in task.errors]
elif what == "interface":
    from jsonschema import Draft202012Validator
    from openapi_spec_validator import validate

    spec = load(os.path.join(data, "openapi.json"))
    validate(spec)
    for path, item in spec["paths"].items():
        if "{" in path:
            continue
        schema = item["get"]["responses"]["200"]["content"]["application/json"]["schema"]
        validator = Draft202012Validator({**schema, "components": spec["components"]})
        found += [[path, error.message] for error in validator.iter_errors(load(root + path))]
elif what == "catalogue":
    import pyshacl
    import rdflib

    graph = rdflib.Graph().parse(os.path.join(data, "catalog.json"), format="json-ld")
    shapes = rdflib.Graph().parse(os.path.join(here, "open-data-shapes.ttl"), format="turtle")
    conforms, _, text = pyshacl.validate(graph, shacl_graph=shapes)
    if not conforms:
        found.append(text)
    home = load(os.path.join(data, "catalog.json"))["homepage"]
    urls = list(graph.objects(None, rdflib.URIRef("http://www.w3.org/ns/dcat#downloadURL")))
    assert len(urls) > 10
    for url in urls:
        if not os.path.exists(os.path.join(root, str(url)[len(home):])):
            found.append(str(url))
elif what == "calendars":
    import icalendar

    for path in files("data/**/*.ics"):
        with open(path, "rb") as file:
            raw = file.read()
        for event in icalendar.Calendar.from_ical(raw).walk("VEVENT"):
            if event.errors or not event["DTSTART"].dt < event["DTEND"].dt:
                found.append([path, str(event.errors)])
        found += [[path, str(line)] for line in raw.split(b"\r\n") if len(line) > 75]
elif what == "cards":
    import vobject

    for path in files("data/contacts/*.vcf"):
        with open(path, encoding="utf-8", newline="") as file:
            card = vobject.readOne(file.read())
        card.validate()
        if not card.fn.value:
            found.append(path)
elif what == "feeds":
    import feedparser

    for path in files("**/feed.xml") + files("data/feeds/*.xml"):
        feed = feedparser.parse(path)
        if feed.bozo or not feed.feed.get("title") or not feed.feed.get("id"):
            found.append([path, str(feed.get("bozo_exception"))])
elif what == "hours":
    from datetime import datetime
    from opening_hours import OpeningHours

    # A list of [rules, [moment, moment …]] from standard input; answers the same with whether it is open.
    for rules, moments in json.load(sys.stdin):
        hours = OpeningHours(rules)
        found.append([hours.is_open(datetime.fromisoformat(moment)) for moment in moments])
print(json.dumps(found, ensure_ascii=False))
