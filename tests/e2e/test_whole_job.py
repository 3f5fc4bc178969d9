"""A person on a fresh machine writes the postmortem of a real incident and leaves with both documents."""

from datetime import UTC, datetime

import docx
from playwright.sync_api import expect

from core.document import markdown
from tests.e2e import steps
from tests.e2e.incident import public_incident

KINDS = {
    "2025-03-17 17:53": "Incident began",
    "2025-03-17 23:42": "Alert fired",
    "2025-03-18 00:22": "Cause identified",
    "2025-03-18 00:26": "Mitigation applied",
    "2025-03-18 00:39": "Service restored",
    "2025-03-18 00:42": "Resolved",
}


def test_a_real_incident_becomes_a_finished_postmortem(empty_server, page, tmp_path):
    incident = public_incident()
    assert len(incident.events) >= 10
    steps.first_start(page, empty_server.url)
    steps.begin(page, incident.title, severity="P1")
    steps.choose_zone(page, "UTC")
    the_incident(page, incident)
    the_response(page)
    the_timeline(page, incident)
    the_impact(page)
    the_why(page, incident)
    the_rest(page, incident)
    expect(page.get_by_text("Nothing is missing for the stage “In review”.").first).to_be_visible()
    steps.press(page, "Move to “In review”")
    expect(page.get_by_text("In review", exact=True).first).to_be_visible()

    written = markdown.read(steps.download(page, "Markdown", tmp_path).read_text(encoding="utf-8"))
    assert written.doubts == ()
    it = written.postmortem
    assert [(event.at, event.text) for event in it.timeline] == [
        (datetime.strptime(at, "%Y-%m-%d %H:%M").replace(tzinfo=UTC), text) for at, text in incident.events
    ]
    assert [item.title for item in it.action_items] == [action[:300] for action in incident.actions]
    assert [factor.description for factor in it.factors] == [*incident.factors]
    assert it.prose["summary_incident"] == incident.summary
    assert it.prose["lessons_detection"] == "\n".join(f"- {lesson}" for lesson in incident.lessons)

    word = docx.Document(str(steps.download(page, "Word", tmp_path)))
    assert word.core_properties.title == incident.title
    cells = [[cell.text for cell in row.cells] for table in word.tables for row in table.rows]
    for at, text in incident.events:
        assert any(at in row[0] and text in row for row in cells), (at, text)
    headings = [p.text for p in word.paragraphs if p.style.name == "Heading 1"]
    assert headings[:3] == ["Executive summary", "Incident details", "Timeline"]


def the_incident(page, incident):
    steps.fill(page, "Started", incident.events[5][0])
    steps.fill(page, "Resolved", incident.events[-1][0])
    steps.add(page, "Add service")
    steps.fill(page, "Service", "Ingress")
    steps.choose(page, "State", "Degraded")
    steps.write_prose(page, "What happened", incident.summary)


def the_response(page):
    steps.open_step(page, "Detection and response")
    steps.choose(page, "Detected by", "Customer report")
    steps.fill(page, "Alert source", "Support channel")


def the_timeline(page, incident):
    steps.open_step(page, "Timeline")
    for at, text in incident.events:
        steps.add(page, "Add event")
        steps.fill(page, "Time", at)
        if at in KINDS:
            steps.choose(page, "Kind", KINDS[at])
        steps.fill(page, "Event", text)
        steps.press(page, "Done")
    table = page.get_by_role("table", name="Timeline")
    expect(table.get_by_role("row")).to_have_count(len(incident.events) + 1)


def the_impact(page):
    steps.open_step(page, "Impact")
    steps.write_prose(
        page, "Impact in words", "Services with a path below /api answered 404 to callers from outside."
    )
    steps.fill(page, "Users affected", "1 200")


def the_why(page, incident):
    steps.open_step(page, "Why")
    steps.write_prose(page, "What happened, technically", incident.factors[1])
    for question, answer in (
        ("Why did callers get a 404?", "The dashboard's rule took every request below /api."),
        ("Why was the rule not caught in testing?", incident.factors[7]),
    ):
        steps.add(page, "Add why")
        steps.fill(page, "Question", question)
        steps.fill(page, "Answer", answer)
        steps.press(page, "Done")
    for number, factor in enumerate(incident.factors, 1):
        steps.add(page, "Add factor")
        steps.fill(page, "Factor", f"Factor {number}")
        steps.fill(page, "Description", factor)
        steps.press(page, "Done")
    steps.write_prose(page, "Root cause", incident.factors[8])


def the_rest(page, incident):
    steps.open_step(page, "Resolution")
    steps.write_prose(
        page, "Mitigation steps", "Rolled the change back:\n\n```sh\npipeline run rollback\n```"
    )
    steps.open_step(page, "Action items")
    for action in incident.actions:
        steps.add(page, "Add action item")
        steps.fill(page, "Action", action)
        steps.fill(page, "Owner", "Ana Souza")
        steps.fill(page, "Due", "2025-04-01")
        steps.press(page, "Done")
    steps.open_step(page, "Lessons and prevention")
    steps.write_prose(page, "What went well", "The rollback took a quarter of an hour.")
    steps.write_prose(page, "What did not go well", incident.lessons[0])
    steps.write_prose(page, "On detection", "\n".join(f"- {lesson}" for lesson in incident.lessons))
    steps.open_step(page, "Summary and review")
    for label, text in (
        ("Impact in a sentence", "Callers from outside could not reach paths below /api."),
        ("Root cause in a sentence", "One namespace's rule could take another's traffic."),
        ("Resolution in a sentence", "The change was rolled back."),
        ("Prevention in a sentence", "A policy refuses conflicting routes."),
    ):
        steps.write_prose(page, label, text)
