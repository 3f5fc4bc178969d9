"""Обновление брокера останавливает очередь SMS. In Russian."""

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
from core.services.demo.cast import IVAN, MARIA, OLGA, TOM
from core.services.demo.story import Event, Item, Story, factor, passages, why

SMS_QUEUE: Final = Story(
    key="sms-queue",
    title="Коды подтверждения по SMS не доходили после обновления брокера",
    severity=Severity.SEV2,
    stage=Stage.PUBLISHED,
    days_ago=151,
    began=time(10, 20),
    author=OLGA,
    commander=IVAN,
    responder=OLGA,
    language="ru",
    category=Category.DEPLOYMENT,
    cause="change_infrastructure",
    trigger="Брокер очередей обновлён с версии 3.11 до 3.13",
    alert="SmsQueueAge",
    experience=Experience.OUTAGE,
    error_rate=46,
    users_share=1.7,
    p95=600_000,
    complaints=81,
    reputation=Level.MEDIUM,
    data_effect=DataEffect.DELAYED,
    data_details="Около 30 тысяч сообщений доставлены с опозданием до 52 минут",
    geography="Россия и Казахстан",
    rolled_back_to="3.11",
    services={"notifications": ServiceState.DOWN, "checkout": ServiceState.DEGRADED},
    course=(
        Event(
            0, EventKind.BEGAN, "После обновления брокера обработчики SMS не могут подписаться на очередь."
        ),
        Event(5, EventKind.ALERT, "Срабатывает SmsQueueAge: самое старое сообщение ждёт пять минут."),
        Event(6, EventKind.PAGED, "Вызван дежурный команды сообщений."),
        Event(
            10, EventKind.ACKNOWLEDGED, "Дежурная подтверждает вызов и открывает #inc-notifications.", OLGA
        ),
        Event(
            16,
            EventKind.INVESTIGATION,
            "Обработчики запущены, но число подписчиков очереди равно нулю.",
            OLGA,
        ),
        Event(
            21,
            EventKind.COMMUNICATION,
            "Страница статуса: коды по SMS задерживаются, вход через приложение работает.",
            TOM,
        ),
        Event(27, EventKind.OTHER, "Перезапуск обработчиков не помогает: подписка снова отклонена.", OLGA),
        Event(
            36,
            EventKind.CAUSE,
            "Новая версия отклоняет устаревший параметр подписки, который посылает наша библиотека.",
            IVAN,
        ),
        Event(44, EventKind.MITIGATION, "Брокер возвращён на версию 3.11.", IVAN),
        Event(52, EventKind.RESTORED, "Очередь разобрана, новые коды доходят за секунды."),
        Event(55, EventKind.COMMUNICATION, "Страница статуса: коды по SMS снова приходят.", TOM),
        Event(90, EventKind.MONITORING_ENDED, "Возраст очереди больше получаса в норме."),
        Event(91, EventKind.RESOLVED, "Инцидент закрыт.", IVAN),
    ),
    whys=(
        why(
            "Почему коды не доходили?",
            "Никто не забирал сообщения из очереди SMS.",
            "График числа подписчиков, 10:20",
        ),
        why("Почему никто не забирал?", "Брокер отклонял подписку обработчиков."),
        why(
            "Почему отклонял?", "Версия 3.13 больше не принимает параметр, который посылает наша библиотека."
        ),
        why(
            "Почему этого не заметили заранее?",
            "На стенде обработчики SMS выключены, чтобы не платить оператору.",
        ),
        why("Почему нет заглушки оператора?", "Её написали для писем, а для SMS отложили."),
    ),
    factors=(
        factor(
            "Стенд без обработчиков SMS",
            "Обновление проверили без единственного несовместимого клиента.",
            "process",
            is_root=True,
        ),
        factor("Устаревшая клиентская библиотека", "Два года без обновления.", "change_code"),
        factor(
            "Обновление сразу всех узлов",
            "Оставшийся старый узел продолжал бы работать.",
            "change_infrastructure",
        ),
    ),
    items=(
        Item(
            "Запустить на стенде заглушку оператора SMS",
            OLGA,
            Priority.HIGH,
            ActionKind.PREVENT,
            14,
            ActionStatus.DONE,
            12,
            is_must_fix=True,
            success="Код подтверждения проходит через стенд целиком",
        ),
        Item(
            "Обновить клиентскую библиотеку очереди во всех обработчиках",
            OLGA,
            Priority.MEDIUM,
            ActionKind.REPAIR,
            30,
            ActionStatus.DONE,
            29,
        ),
        Item(
            "Обновлять брокер по одному узлу с паузой в 30 минут",
            IVAN,
            Priority.MEDIUM,
            ActionKind.MITIGATE,
            30,
            ActionStatus.DONE,
            33,
        ),
        Item(
            "Посылать код в приложение, если SMS не ушло за 60 секунд",
            MARIA,
            Priority.LOW,
            ActionKind.MITIGATE,
            120,
            ActionStatus.IN_PROGRESS,
            success="Доля входов без кода ниже 0,5 %",
        ),
    ),
    prose=passages("""
[summary_incident]
После обновления брокера очередей сообщения SMS перестали отправляться.

[summary_impact]
Почти половина уведомлений, в том числе коды подтверждения, задерживалась до 52 минут.

[summary_cause]
Обновление проверили на стенде, где обработчики SMS выключены.

[summary_resolution]
Брокер вернули на прежнюю версию, и очередь разобралась за восемь минут.

[summary_prevention]
На стенде теперь работает заглушка оператора, а брокер обновляется по одному узлу.

[impact_text]
Покупатели, которые входят по SMS, не могли войти или подтвердить оплату. Вход через приложение работал, и страница статуса говорила об этом с первого сообщения. Ничего не потеряно: отложенные сообщения доставлены, просроченные коды отброшены.

[what_happened]
Версия 3.13 брокера больше не принимает параметр `global` при подписке. Библиотека обработчиков SMS посылает его всегда. Подписка отклонялась, обработчики повторяли попытку каждые пять секунд и не сообщали об ошибке, потому что считали её временной.

[why_it_happened]
Порядок обновления соблюдён: стенд, проверка, затем рабочая среда. Но на стенде не было того клиента, который сломался.

[root_cause]
Стенд отличается от рабочей среды именно там, где обновление было несовместимым: обработчики SMS на нём выключены.

[mitigation]
1. Остановить обработчики, чтобы они не мешали возврату.
2. Вернуть версию 3.11 на всех узлах: `brokerctl rollback --to 3.11`.
3. Запустить обработчики и следить за возрастом очереди.

[verification]
Возраст очереди и доля доставленных кодов больше получаса оставались в норме.

[went_well]
- Оповещение сработало раньше первой жалобы.
- Возврат был описан в инструкции обновления, и команды из неё подошли без правок.

[went_wrong]
- Одиннадцать минут ушло на перезапуск обработчиков: мы искали причину не там.
- Ошибка подписки писалась в журнал как обычное сообщение.

[luck]
Обновление делали утром, а не вечером, когда кодов посылают втрое больше.
"""),
)
