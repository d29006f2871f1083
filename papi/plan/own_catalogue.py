"""A plan with the tasks of an office's own catalogue."""

from dataclasses import replace

from papi.common import measures
from papi.plan import catalogue, catalogue_reader
from papi.plan.gather import Plan
from papi.warehouse import actions
from papi.warehouse.actions import Action
from papi.warehouse.connection import Identity


def in_plan(file: Identity, plan: Plan, content: bytes, name: str) -> Plan:
    """The plan with the tasks of the .xlsx called `name`, and the shipped ones for the contents and
    levels that it has none for. Raises CatalogueRefused."""
    own = catalogue_reader.read(content, name, catalogue.meanings(file), plan.actions)
    return replace(plan, actions=catalogue.winning(plan.actions, own))


def newest(file: Identity) -> tuple[Action, ...]:
    """The shipped catalogue as in a plan for the year after the newest scores."""
    return actions.actions(file, measures.known(file)["total"].years[-1] + 1)
