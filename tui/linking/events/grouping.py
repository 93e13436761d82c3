"""Average-link clusters of a sparse graph: two become one while their members are alike on the whole."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Sequence


class Groups:
    """What :func:`group` made of a graph.

    Attributes:
        members: For each group its nodes, in order; groups in order of their first node.
        near: Pairs of groups that stayed apart though nearly alike enough: likeness and their numbers.
    """

    __slots__ = ("members", "near")

    def __init__(self, members: list[list[int]], near: list[tuple[float, int, int]]) -> None:
        """Keep both."""
        self.members = members
        self.near = near


def group(
    sizes: Sequence[int], edges: Iterable[tuple[float, int, int]], least: float, nearly: float
) -> Groups:
    """Put nodes together by average linkage (Sokal and Michener, 1958); pairs without an edge count 0.

    No chains grow: a node that is like one member of a group and unlike the others stays outside.

    Args:
        sizes: How much each node weighs.
        edges: Likeness and the two nodes, each pair once.
        least: How alike two groups are on average, at least, to become one.
        nearly: How alike they are, at least, to be told of.
    """
    sums: list[dict[int, float]] = [{} for _ in sizes]
    members = [[node] for node in range(len(sizes))]
    weight = list(sizes)
    heap: list[tuple[float, int, int, int]] = []
    for likeness, one, other in edges:
        sums[one][other] = sums[other][one] = likeness * weight[one] * weight[other]
        if likeness >= least:
            heap.append((-likeness, min(one, other), max(one, other), weight[one] + weight[other]))
    heapq.heapify(heap)
    while heap:
        _, one, other, size = heapq.heappop(heap)
        # A pair is out of date once either has grown: what they are now was pushed then.
        if not members[one] or not members[other] or weight[one] + weight[other] != size:
            continue
        if other not in sums[one]:
            continue
        members[one] += members[other]
        members[other] = []
        weight[one] += weight[other]
        theirs = sums[other]
        sums[other] = {}
        for third, total in theirs.items():
            del sums[third][other]
            if third != one:
                sums[one][third] = sums[third][one] = sums[one].get(third, 0.0) + total
        for third, total in sums[one].items():
            average = total / (weight[one] * weight[third])
            if average >= least:
                first, second = min(one, third), max(one, third)
                heapq.heappush(heap, (-average, first, second, weight[one] + weight[third]))
    return _numbered(members, weight, sums, nearly)


def _numbered(
    members: list[list[int]], weight: list[int], sums: list[dict[int, float]], nearly: float
) -> Groups:
    numbers: dict[int, int] = {}
    for node, group_ in enumerate(members):
        if group_:
            numbers[node] = len(numbers)
    near = []
    for node, number in numbers.items():
        for other, total in sums[node].items():
            average = total / (weight[node] * weight[other])
            if node < other and average >= nearly:
                near.append((average, number, numbers[other]))
    near.sort(key=lambda pair: (-pair[0], pair[1], pair[2]))
    return Groups([sorted(members[node]) for node in numbers], near)
