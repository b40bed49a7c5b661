"""Circles in what waits for what."""

from collections.abc import Iterator, Mapping, Sequence


def cycles(waits_for: Mapping[str, Sequence[str]]) -> list[tuple[str, ...]]:
    """One circle for each group of things that wait for each other, as a walk from its first member.

    Groups and first members come in the order of the mapping; the walk is the shortest way back. Linear time.
    Source: R. Tarjan, "Depth-first search and linear graph algorithms", SIAM J. Comput. 1 (2), 1972.
    """
    order = {id: place for place, id in enumerate(waits_for)}
    groups = (sorted(group, key=order.__getitem__) for group in _groups(waits_for))
    circles = [_way_back(group, waits_for) for group in groups if len(group) > 1 or group[0] in waits_for[group[0]]]
    return sorted(circles, key=lambda circle: order[circle[0]])


def _groups(edges: Mapping[str, Sequence[str]]) -> Iterator[list[str]]:
    """Strongly connected components, without recursion: chains may be longer than Python's stack."""
    number: dict[str, int] = {}
    lowest: dict[str, int] = {}
    open_nodes: list[str] = []
    is_open: set[str] = set()
    for root in edges:
        walk = [(root, iter(edges[root]))] if root not in number else []
        while walk:
            node, ahead = walk[-1]
            if node not in number:
                number[node] = lowest[node] = len(number)
                open_nodes.append(node)
                is_open.add(node)
            following = next((one for one in ahead if one in edges), None)
            if following is not None:
                if following not in number:
                    walk.append((following, iter(edges[following])))
                elif following in is_open:
                    lowest[node] = min(lowest[node], number[following])
                continue
            walk.pop()
            if walk:
                lowest[walk[-1][0]] = min(lowest[walk[-1][0]], lowest[node])
            if lowest[node] == number[node]:
                yield _closed(node, open_nodes, is_open)


def _closed(node: str, open_nodes: list[str], is_open: set[str]) -> list[str]:
    """Takes the group that ends with this node off the open nodes."""
    group: list[str] = []
    while not group or group[-1] != node:
        group.append(open_nodes.pop())
    is_open.difference_update(group)
    return group


def _way_back(group: Sequence[str], edges: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """The shortest walk inside the group from its first member back to it."""
    start, inside = group[0], frozenset(group)
    came_from: dict[str, str] = {}
    ring = [start]
    while ring:
        outer: list[str] = []
        for node in ring:
            for following in edges[node]:
                if following == start:
                    return _walk(start, node, came_from)
                if following in inside and following not in came_from:
                    came_from[following] = node
                    outer.append(following)
        ring = outer
    return (start,)


def _walk(start: str, end: str, came_from: Mapping[str, str]) -> tuple[str, ...]:
    steps = [end]
    while steps[-1] != start:
        steps.append(came_from[steps[-1]])
    return tuple(reversed(steps))
