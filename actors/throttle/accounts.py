"""Whose limit a task would hit, from what its agent is given."""

import hashlib
from collections.abc import Mapping, Sequence

from .messages import DEFAULT_ACCOUNT, LimitKey

PROVIDER_VARIABLE = "UNDERSTUDY_PROVIDER"
ACCOUNT_VARIABLE = "UNDERSTUDY_ACCOUNT"


def limit_key(
    environment: Mapping[str, str], *, provider: str = "", account_variables: Sequence[str] = ()
) -> LimitKey | None:
    """Return whose limit is met with this environment; None when no provider is known.

    The variables UNDERSTUDY_PROVIDER and UNDERSTUDY_ACCOUNT say it for any command. Else it is
    `provider`, and the key in the first of `account_variables` that is set tells accounts apart;
    the key itself is not shown.
    """
    named = (environment.get(PROVIDER_VARIABLE) or provider).strip().lower()
    if not named:
        return None
    return LimitKey(named, _account(environment, account_variables))


def _account(environment: Mapping[str, str], variables: Sequence[str]) -> str:
    if account := environment.get(ACCOUNT_VARIABLE):
        return account
    key = next((value for name in variables if (value := environment.get(name))), None)
    if key is None:
        return DEFAULT_ACCOUNT
    return f"key-{hashlib.sha256(key.encode('utf-8', 'surrogateescape')).hexdigest()[:12]}"
