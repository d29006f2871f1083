"""The manifests in docs/deploy fit the published schemas; they were not run, so this is what holds
them."""

import copy
import subprocess
import sys
from pathlib import Path

import kubernetes_validate
import pytest
import yaml

DEPLOY = Path("docs/deploy")


def resources():
    return list(yaml.safe_load_all((DEPLOY / "kubernetes.yaml").read_text(encoding="utf-8")))


def fit(one):
    """Raises ValidationError for a field that Kubernetes does not know or a value of another
    type."""
    kubernetes_validate.validate(one, kubernetes_validate.latest_version(), strict=True)


def test_the_kubernetes_manifests_fit_the_schemas_of_kubernetes():
    found = {one["kind"]: one for one in resources()}
    for one in found.values():
        fit(one)
    misspelt = copy.deepcopy(found["Deployment"])
    misspelt["spec"]["replicas"] = "two"
    with pytest.raises(kubernetes_validate.ValidationError):
        fit(misspelt)
    [container] = found["Deployment"]["spec"]["template"]["spec"]["containers"]
    assert found["Deployment"]["spec"]["replicas"] == 2
    assert container["readinessProbe"]["httpGet"]["path"] == "/api/health"
    assert found["HorizontalPodAutoscaler"]["spec"]["scaleTargetRef"]["name"] == "papi"
    assert "cookie" in found["Ingress"]["metadata"]["annotations"].values()


@pytest.mark.parametrize(("spoilt", "code"), [(False, 0), (True, 1)])
def test_the_compose_file_fits_the_schema_of_compose(tmp_path, spoilt, code):
    text = (DEPLOY / "compose.yaml").read_text(encoding="utf-8")
    file = tmp_path / "compose.yaml"
    file.write_text(text.replace("depends_on", "depends") if spoilt else text, encoding="utf-8")
    done = subprocess.run(
        [
            sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.compose-spec",
            str(file),
        ],
        check=False, capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == code, done.stdout
