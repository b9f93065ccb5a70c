"""What is typed about the rules of the awards."""

from dataclasses import replace
from typing import Any

from wtforms import IntegerField, SelectField
from wtforms.fields import SelectChoice
from wtforms.validators import NumberRange, Optional

from competition.platform.i18n import lazy_gettext as _l
from competition.results.quotas import KNOWN, Quotas, Sense, Tie
from competition.results.rule_wording import RULES, TIES
from competition.web.forms import Form

_MOST = 999
_NONE = ""


def _number(label: Any) -> IntegerField:
    said = _l("A number from %(lowest)s to %(highest)s, please.", lowest=0, highest=_MOST)
    return IntegerField(label, [Optional(), NumberRange(0, _MOST, said)])


def _rule(key: str) -> IntegerField:
    return _number(_l(RULES[key]))


def _tie(label: Any) -> SelectField:
    choices = [SelectChoice(tie.value, _l(said)) for tie, said in TIES.items()]
    return SelectField(label, choices=[*choices, SelectChoice(_NONE, _l("nothing more"))])


class RulesForm(Form):
    """Every rule with its number, empty for none; the order of the ties; the limits of mentions."""

    most_school = _rule("most-school")
    most_school_category = _rule("most-school-category")
    most_city = _rule("most-city")
    most_city_category = _rule("most-city-category")
    most_form = _rule("most-form")
    most_age = _rule("most-age")
    different_language = _rule("different-language")
    different_language_category = _rule("different-language-category")
    different_city = _rule("different-city")
    each_form = _rule("each-form")
    each_age = _rule("each-age")
    tie_1 = _tie(_l("First"))
    tie_2 = _tie(_l("Then"))
    tie_3 = _tie(_l("Then"))
    tie_4 = _tie(_l("Then"))
    mentions_per_category = _number(_l("Special mentions in a category"))
    mentions_per_school = _number(_l("Special mentions for one school"))

    def validate(self, extra_validators: Any = None) -> bool:
        """Take each of the tie rules once."""
        valid = bool(super().validate(extra_validators))
        chosen = [field for field in self.ties if field.data]
        for at, field in enumerate(chosen):
            if field.data in [each.data for each in chosen[:at]]:
                field.errors = [
                    *field.errors,
                    _l("This stands further up already. Choose another, or nothing more."),
                ]
                valid = False
        return valid

    @property
    def ties(self) -> list[SelectField]:
        """The fields of the ties in their order."""
        return [self.tie_1, self.tie_2, self.tie_3, self.tie_4]

    def rules(self, sense: str) -> list[IntegerField]:
        """Return the fields of the rules of one sense."""
        return [self[_name(key)] for key, rule in KNOWN.items() if rule.sense is Sense(sense)]

    def chosen(self) -> Quotas:
        """Return what was typed."""
        numbers = {key: self[_name(key)].data for key in KNOWN}
        return Quotas(
            rules=tuple(replace(KNOWN[key], number=n) for key, n in numbers.items() if n is not None),
            ties=tuple(Tie(field.data) for field in self.ties if field.data),
            mentions_per_category=self.mentions_per_category.data,
            mentions_per_school=self.mentions_per_school.data,
        )


def rules_form(quotas: Quotas) -> RulesForm:
    """Return the form, showing these rules until others are typed."""
    data: dict[str, Any] = {_name(rule.key): rule.number for rule in quotas.rules}
    data |= {f"tie_{at}": _NONE for at in range(1, 5)}
    data |= {f"tie_{at}": tie.value for at, tie in enumerate(quotas.ties, start=1)}
    limits = ("mentions_per_category", "mentions_per_school")
    return RulesForm(data=data | {name: getattr(quotas, name) for name in limits})


def _name(key: str) -> str:
    return key.replace("-", "_")
