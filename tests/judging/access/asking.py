"""Asking policies the way the gate does, and telling where an answer is not that of the table."""

from competition.errors import GarlandError
from tests.judging.access.table import PEOPLE, POLICIES


def cases(name):
    """Everything that the table says of one policy: a person, what is asked for, and whether it opens."""
    rule = POLICIES[name]
    asked = [
        (person, {**rule.of, **otherwise}, opens)
        for opens, more in ((False, rule.refuses), (True, rule.opens))
        for person, otherwise in more
    ]
    return asked + [(person, rule.of, person in rule.who) for person in PEOPLE]


def opens(policy, world, person, wanted):
    """Whether the gate would let this person in."""
    viewer = world.viewer(person)
    if policy.signed_in and not viewer.is_signed_in:
        return False
    world.session.info["viewer"] = viewer
    try:
        loaded = policy.resolve(world.session, viewer, **world.values(wanted))
    except GarlandError:
        return False
    return loaded is not None and gives_what_it_should(policy.name, loaded, world, wanted)


def gives_what_it_should(name, loaded, world, wanted):
    """Whether what was loaded is what was asked for, and not another of its kind."""
    if wanted != POLICIES[name].of:
        return True
    return world.values(POLICIES[name].gives).items() <= loaded.items()


def differences(policy, world):
    """Tell one by one where a policy says otherwise than the table."""
    for person, wanted, told in cases(policy.name):
        if opens(policy, world, person, wanted) is not told:
            yield f"{person}: {wanted}"
