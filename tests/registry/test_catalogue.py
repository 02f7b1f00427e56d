"""Every column has a purpose, and some kinds of columns are refused whatever their purpose."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.contrib.gis.db import models
from django.core.exceptions import FieldDoesNotExist
from django.test.utils import isolate_apps

from pingan.core.crypto import EncryptedTextField
from pingan.registry.catalogue import CATALOGUE, Sensitivity, check_catalogue, faults_of


def test_every_column_of_the_registry_is_declared() -> None:
    assert check_catalogue(None) == []
    assert CATALOGUE.keys() == {model._meta.model_name for model in tables()}


def test_an_undeclared_column_fails_the_check(monkeypatch: pytest.MonkeyPatch) -> None:
    declared = dict(CATALOGUE["resident"])
    declared.pop("phone")
    monkeypatch.setitem(CATALOGUE, "resident", declared)
    (fault,) = check_catalogue(None)
    assert "phone has no purpose" in fault.msg


@isolate_apps("pingan.registry")
def test_refused_kinds_fail_even_when_declared() -> None:
    class Person(models.Model):
        id = models.UUIDField(primary_key=True)
        ethnicity = models.CharField(max_length=20)
        religion_code = models.CharField(max_length=20)
        political_status = models.CharField(max_length=20)
        party_member = models.BooleanField()
        risk_score = models.IntegerField()
        care_level = models.IntegerField()
        tags = models.JSONField()
        watch_reason = models.TextField()
        is_key_person = models.BooleanField()
        face_photo = models.BinaryField()
        birth_date = models.DateField()
        home = models.PointField(srid=4490)

        class Meta:
            app_label = "registry"

        def __str__(self) -> str:
            return str(self.pk)

    entry = CATALOGUE["household"]["size"]
    names = [field.name for field in Person._meta.get_fields()]
    faults = list(faults_of(Person, dict.fromkeys(names, entry)))
    assert len(faults) == len(names) - 1  # all but the id
    assert all("refuses" in fault for fault in faults)


def test_what_is_declared_but_gone_is_named() -> None:
    model = apps.get_model("registry", "household")
    declared = {**CATALOGUE["household"], "stove": CATALOGUE["household"]["size"]}
    assert list(faults_of(model, declared)) == ["stove is in the data catalogue but not in the table"]


def test_personal_columns_are_sealed_and_sealed_columns_personal() -> None:
    """The look-up key is the one personal column that is a keyed fingerprint instead."""
    for model in tables():
        for name, entry in CATALOGUE[str(model._meta.model_name)].items():
            sealed = isinstance(model._meta.get_field(name), EncryptedTextField)
            personal = entry.sensitivity is Sensitivity.PERSONAL
            assert sealed == (personal and name != "id_number_index"), name


def test_nobody_is_a_point_on_a_map() -> None:
    for model in tables():
        with pytest.raises(FieldDoesNotExist):
            model._meta.get_field("location")


def tables() -> list[type[models.Model]]:
    return list(apps.get_app_config("registry").get_models())
