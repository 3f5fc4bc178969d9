"""O provedor de pagamentos deixa de responder, e ninguém percebe a fila. In Portuguese."""

from datetime import time
from typing import Final

from core.domain.taxonomy import (
    ActionKind,
    ActionStatus,
    Category,
    DataEffect,
    EventKind,
    Experience,
    Level,
    Priority,
    ServiceState,
    Severity,
    Stage,
)
from core.services.demo.cast import ANA, JOAO
from core.services.demo.story import Event, Item, Story, factor, passages, why

PIX_PROVIDER: Final = Story(
    key="pix-provider",
    title="Pagamentos por Pix falharam durante uma instabilidade do provedor",
    severity=Severity.SEV2,
    stage=Stage.PUBLISHED,
    days_ago=225,
    began=time(17, 30),
    author=JOAO,
    commander=ANA,
    responder=JOAO,
    language="pt",
    category=Category.THIRD_PARTY,
    cause="external_dependency",
    trigger="O provedor de Pix passou a responder em mais de 30 segundos",
    alert="PixConfirmationDelay",
    experience=Experience.DEGRADED,
    error_rate=27,
    users_share=4.8,
    p95=31_000,
    complaints=94,
    reputation=Level.MEDIUM,
    data_effect=DataEffect.DELAYED,
    data_details="312 confirmações chegaram com até duas horas de atraso",
    geography="Brasil",
    services={"checkout": ServiceState.DEGRADED, "notifications": ServiceState.WORKING},
    course=(
        Event(0, EventKind.BEGAN, "O provedor começa a responder em mais de 30 segundos."),
        Event(3, EventKind.OTHER, "As primeiras cobranças expiram antes da confirmação."),
        Event(6, EventKind.ALERT, "PixConfirmationDelay dispara: p95 acima de 20 segundos."),
        Event(9, EventKind.ACKNOWLEDGED, "O plantão assume e abre #inc-checkout.", JOAO),
        Event(
            14,
            EventKind.INVESTIGATION,
            "Nossos serviços estão normais; só as chamadas ao provedor demoram.",
            JOAO,
        ),
        Event(
            17,
            EventKind.COMMUNICATION,
            "Página de status: o Pix está lento, o cartão funciona normalmente.",
            ANA,
        ),
        Event(22, EventKind.CAUSE, "O provedor confirma por telefone uma falha no balanceador.", ANA),
        Event(
            29,
            EventKind.MITIGATION,
            "O Pix é retirado da página de pagamento; o cartão passa a ser o primeiro.",
            JOAO,
        ),
        Event(33, EventKind.RESTORED, "A taxa de erros volta ao normal."),
        Event(
            88,
            EventKind.OTHER,
            "O provedor informa que o serviço voltou; o Pix é oferecido a 10 % dos clientes.",
        ),
        Event(104, EventKind.COMMUNICATION, "Página de status: o Pix voltou para todos.", ANA),
        Event(135, EventKind.MONITORING_ENDED, "Trinta minutos sem cobranças expiradas."),
        Event(136, EventKind.RESOLVED, "O incidente é encerrado.", ANA),
    ),
    whys=(
        why("Por que os pagamentos falharam?", "As cobranças expiravam antes da confirmação do provedor."),
        why(
            "Por que a confirmação demorava?",
            "O balanceador do provedor perdeu metade da capacidade.",
            "Relatório do provedor",
        ),
        why("Por que isso derrubou o nosso checkout?", "Cada cobrança prendia um processo por 30 segundos."),
        why("Por que esperávamos tanto?", "O tempo limite é o padrão da biblioteca e nunca foi revisto."),
        why("Por que o Pix não saiu sozinho da página?", "Não há disjuntor: a retirada é manual."),
    ),
    factors=(
        factor(
            "Tempo limite de 30 segundos",
            "Longo demais para uma chamada durante a compra.",
            "change_configuration",
            is_root=True,
        ),
        factor("Falta de disjuntor", "Um provedor lento ocupa todos os processos.", "capacity", is_root=True),
        factor("Instabilidade do provedor", "Fora do nosso controle, mas previsível.", "external_dependency"),
    ),
    items=(
        Item(
            "Reduzir para 5 s o tempo limite das chamadas ao provedor",
            JOAO,
            Priority.HIGH,
            ActionKind.MITIGATE,
            7,
            ActionStatus.DONE,
            5,
            success="Uma chamada lenta libera o processo em 5 s",
        ),
        Item(
            "Retirar o Pix da página quando 20 % das cobranças expirarem em 5 minutos",
            JOAO,
            Priority.MEDIUM,
            ActionKind.PREVENT,
            30,
            ActionStatus.DONE,
            38,
            success="Ensaio com o provedor simulado",
        ),
        Item(
            "Contratar um segundo provedor de Pix",
            ANA,
            Priority.LOW,
            ActionKind.PREVENT,
            180,
            ActionStatus.BLOCKED,
            blocker="Contrato em análise no jurídico",
        ),
    ),
    prose=passages("""
[summary_incident]
Uma falha no provedor deixou o Pix lento, e o checkout inteiro ficou lento com ele.

[summary_impact]
Cerca de um em cada quatro pagamentos falhou durante 33 minutos; o cartão também ficou mais lento.

[summary_cause]
Esperávamos até 30 segundos pelo provedor, sem um disjuntor que nos protegesse dele.

[summary_resolution]
Retiramos o Pix da página de pagamento até o provedor se recuperar.

[summary_prevention]
O tempo limite caiu para 5 segundos, e o Pix sai sozinho da página quando o provedor falha.

[impact_text]
Quem escolhia o Pix via o código expirar antes da confirmação. Como os processos ficavam presos, até quem pagava com cartão esperava alguns segundos a mais. Nenhum cliente foi cobrado duas vezes; 312 confirmações chegaram atrasadas e foram conciliadas no mesmo dia.

[what_happened]
O provedor perdeu metade do balanceador às 17h30 (UTC) e passou a responder em mais de 30 segundos. Cada cobrança prendia um processo do checkout durante esse tempo. Em seis minutos, 70 % dos processos estavam esperando.

[why_it_happened]
Tratávamos o provedor como parte da casa: o mesmo tempo limite, os mesmos processos e nenhuma saída preparada para quando ele falha.

[root_cause]
Uma dependência externa lenta podia ocupar todos os processos do checkout, porque nada limitava a espera nem a quantidade de chamadas simultâneas.

[mitigation]
1. Retirar o Pix: `flags set payment.pix off`.
2. Avisar o suporte e publicar na página de status.
3. Depois da volta do provedor, oferecer o Pix a 10 %, 50 % e 100 % dos clientes, com dez minutos entre as etapas.

[verification]
Acompanhamos a taxa de erros e as cobranças expiradas por trinta minutos depois da volta a 100 %.

[went_well]
- A retirada do Pix por configuração levou menos de um minuto.
- A página de status dizia o que funcionava, e não só o que falhava; o suporte agradeceu.

[went_wrong]
- Demoramos 15 minutos para decidir retirar o Pix, porque ninguém sabia quem podia decidir.
- O painel do provedor só existia no navegador de uma pessoa.

[luck]
A falha terminou antes do horário de maior movimento.
"""),
)
