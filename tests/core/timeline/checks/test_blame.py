import pytest

from core.domain.incident import Participant
from core.domain.postmortem import Postmortem
from core.timeline.checks import Check, Finding
from tests.factories import an_event

PEOPLE = (Participant(name="Ana Souza"), Participant(name="Анна Петрова"), Participant(name="João Lima"))


@pytest.mark.parametrize(
    ("text", "actor", "words"),
    [
        ("Ana forgot to restart the job", "", "forgot"),
        ("Ana should have checked the graph.", "", "should have"),
        ("Ana Souza caused the outage", "", "caused"),
        ("Deploy went out. Then Ana failed to roll it back", "", "failed to"),
        ("@ivan broke the build", "", "broke"),
        ("The engineer mistakenly dropped the table", "", "mistakenly"),
        ("Forgot to restart the job", "Ivan", "Forgot"),
        ("The outage was caused by Ana", "", "caused by"),
        ("It was Ana’s fault", "", "fault"),
        ("This was human error.", "", "human error"),
        ("Ivan should have known", "Ivan", "should have"),
        ("Ana esqueceu de reiniciar o serviço", "", "esqueceu"),
        ("A Ana não verificou o painel", "", "não verificou"),
        ("João deveria ter avisado", "", "deveria ter"),
        ("O plantonista deixou de olhar o alerta", "", "deixou de"),
        ("Indisponibilidade por culpa do João", "", "por culpa do"),
        ("Foi erro humano", "", "erro humano"),
        ("Анна забыла перезапустить сервис", "", "забыла"),
        ("Сбой по вине Анны", "", "по вине"),
        ("Дежурный не проверил график", "", "не проверил"),
        ("Забыл перезапустить сервис", "Иван", "Забыл"),
        ("Анна должна была предупредить", "", "должна была"),
        ("Причина: человеческий фактор", "", "человеческий фактор"),
        ("The deploy failed to start", "", ""),
        ("The deploy failed to start", "Ana", ""),
        ("A config change caused the outage", "Ana", ""),
        ("Ana restarted the pod that caused the errors", "", ""),
        ("Failed to scrape the target", "Prometheus", ""),
        ("Prometheus failed to scrape", "Prometheus", ""),
        ("Ana rolled the release back", "Ana", ""),
        ("The pool should have had a limit", "", ""),
        ("O deploy causou erros", "Ana", ""),
        ("Сервис не проверил подпись", "Анна", ""),
        ("Ana acknowledged. The cache broke", "", ""),
        ("Alert fired", "", ""),
        ("The outage was caused by a full disk", "Ana", ""),
        ("It was the provider's fault", "Ana", ""),
        ("", "Ana", ""),
    ],
)
def test_a_sentence_that_blames_a_person_is_asked_about(checked, text, actor, words):
    event = an_event(text=text, actor=actor)
    found = checked(Postmortem(timeline=(event,), people=PEOPLE), Check.BLAME)
    assert found == ({event.id: [Finding(check=Check.BLAME, words=words)]} if words else {})
