"""How knowledge travels over a network: the calls of a view, with its options among the keywords.

SPDX-License-Identifier: GPL-2.0-or-later
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ._flow_story import Flow
from ._view import View

if TYPE_CHECKING:
    from collections.abc import Callable

FLOW_KEYWORDS = tuple(View.flow.__kwdefaults__ or ())
CASCADE_KEYWORDS = tuple(View.cascade_curve.__kwdefaults__ or ())
GOSSIP_KEYWORDS = (*(View.gossip_curve.__kwdefaults__ or ()), "share")
SEEDS_KEYWORDS = tuple(View.seeds.__kwdefaults__ or ())


class NetworkFlow:
    """What a network tells of how knowledge travels."""

    __slots__ = ()

    if TYPE_CHECKING:

        @property
        def view(self) -> Callable[..., View]: ...

    def flow(self, **keywords: Any) -> Flow:
        """How knowledge travels, with the hub and without; `keywords` are those of `View.flow()` and of `view()`."""
        own = {name: keywords.pop(name) for name in FLOW_KEYWORDS if name in keywords}
        return self.view(**keywords).flow(**own)

    def cascade_curve(self, **keywords: Any) -> Any:
        """How far a cascade has come after each round; `keywords` are those of `View.cascade_curve()` and of `view()`."""
        own = {name: keywords.pop(name) for name in CASCADE_KEYWORDS if name in keywords}
        return self.view(**keywords).cascade_curve(**own)

    def cascade_reach(self, **keywords: Any) -> Any:
        """What reaches how many when it starts with one member; `keywords` are those of `View.cascade_reach()` and of
        `view()`."""
        own = {name: keywords.pop(name) for name in CASCADE_KEYWORDS if name in keywords}
        return self.view(**keywords).cascade_reach(**own)

    def gossip_curve(self, **keywords: Any) -> Any:
        """How far rounds of conversation have carried knowledge; `keywords` are those of `View.gossip_curve()` and of
        `view()`."""
        own = {name: keywords.pop(name) for name in GOSSIP_KEYWORDS if name in keywords}
        return self.view(**keywords).gossip_curve(**own)

    def gossip_members(self, **keywords: Any) -> Any:
        """How many rounds of conversation what each member knows takes to come round; `keywords` are those of
        `View.gossip_members()` and of `view()`."""
        own = {name: keywords.pop(name) for name in GOSSIP_KEYWORDS if name in keywords}
        return self.view(**keywords).gossip_members(**own)

    def seeds(self, **keywords: Any) -> Any:
        """Who should learn first, so that most hear; `keywords` are those of `View.seeds()` and of `view()`."""
        own = {name: keywords.pop(name) for name in SEEDS_KEYWORDS if name in keywords}
        return self.view(**keywords).seeds(**own)
