"""The incidents of the demo, oldest first."""

from typing import Final

from core.services.demo.stories.connection_pool import CONNECTION_POOL
from core.services.demo.stories.double_mail import DOUBLE_MAIL
from core.services.demo.stories.pix_provider import PIX_PROVIDER
from core.services.demo.stories.price_rounding import PRICE_ROUNDING
from core.services.demo.stories.push_tokens import PUSH_TOKENS
from core.services.demo.stories.search_certificate import SEARCH_CERTIFICATE
from core.services.demo.stories.search_region import SEARCH_REGION
from core.services.demo.stories.shard_memory import SHARD_MEMORY
from core.services.demo.stories.slow_refunds import SLOW_REFUNDS
from core.services.demo.stories.sms_queue import SMS_QUEUE
from core.services.demo.stories.stale_cache import STALE_CACHE
from core.services.demo.story import Story

STORIES: Final[tuple[Story, ...]] = (
    CONNECTION_POOL,
    SHARD_MEMORY,
    DOUBLE_MAIL,
    PIX_PROVIDER,
    SEARCH_CERTIFICATE,
    SMS_QUEUE,
    PRICE_ROUNDING,
    STALE_CACHE,
    PUSH_TOKENS,
    SLOW_REFUNDS,
    SEARCH_REGION,
)
