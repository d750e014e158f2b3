"""What operators are given fits what it starts: names of settings, addresses of probes, whom to believe."""

import os
import re
import subprocess
import sys
from functools import partial

import pytest
import yaml
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from api.settings import ELSEWHERE, ROOT, Settings
from tests.api.databases import take_away
from tests.api.test_leaving import served
from tests.api.test_settings import PRODUCTION
from tests.api.visitors import Visitor, cards
from tests.stages import laid_out

GIVEN = [ROOT / "compose.yml", ROOT / "Dockerfile", ROOT / "README.md"]
GIVEN += [ROOT / "docs" / name for name in ("operate.md", "console.md", "directory.md")]
GIVEN += sorted(path for path in (ROOT / "deploy").rglob("*") if path.is_file())


@pytest.mark.parametrize("file", GIVEN, ids=lambda path: path.name)
def test_every_setting_that_is_given_is_one_of_ours(file):
    ours = {f"FANAL_{name.upper()}" for name in Settings.model_fields} | ELSEWHERE
    named = set(re.findall(r"FANAL_[A-Z_]*[A-Z](?![A-Z_])", file.read_text(encoding="utf-8")))
    assert named <= ours


def kubernetes(file, kind):
    documents = yaml.safe_load_all((ROOT / "deploy" / "kubernetes" / file).read_text(encoding="utf-8"))
    return next(document for document in documents if document["kind"] == kind)


def container(file):
    return kubernetes(file, "Deployment")["spec"]["template"]["spec"]["containers"][0]


async def test_every_probe_is_answered(client):
    probes = {
        name: probe["httpGet"]["path"] for name, probe in container("api.yaml").items() if "Probe" in name
    }
    assert len(probes) == 3
    for path in probes.values():
        assert (await client.get(path)).status_code == 200


async def test_without_its_database_an_api_is_left_in_service_to_show_numbers(app, client):
    take_away(app.state.parts.db)
    assert (await client.get(container("api.yaml")["readinessProbe"]["httpGet"]["path"])).status_code == 200


def in_compose():
    compose = yaml.safe_load((ROOT / "compose.yml").read_text(encoding="utf-8"))
    return compose["services"]["api"]["environment"]["FORWARDED_ALLOW_IPS"]


def in_kubernetes():
    return {one["name"]: one.get("value") for one in container("api.yaml")["env"]}["FORWARDED_ALLOW_IPS"]


@pytest.mark.parametrize("believed", [in_compose, in_kubernetes])
@pytest.mark.parametrize(
    "told", ["203.0.113.9", "198.51.100.1, 203.0.113.9"], ids=["plain", "with a lie before"]
)
async def test_behind_the_proxy_each_visitor_has_limits_of_her_own(believed, told):
    seen = []

    async def app(scope, _receive, _send):
        seen.append(scope["client"][0])

    scope = {
        "type": "http",
        "client": ("172.18.0.5", 40_000),
        "headers": [(b"x-forwarded-for", told.encode())],
    }
    await ProxyHeadersMiddleware(app, trusted_hosts=believed())(scope, None, None)
    assert seen == ["203.0.113.9"]


def test_the_bot_may_ask_nobody_but_redis():
    documents = yaml.safe_load_all((ROOT / "deploy/kubernetes/network.yaml").read_text(encoding="utf-8"))
    policy = next(document for document in documents if document["metadata"]["name"] == "bot")
    assert [way["to"] for way in policy["spec"]["egress"]] == [
        [{"podSelector": {"matchLabels": {"app": "redis"}}}]
    ]


def in_the_image():
    image = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    return re.findall(r"FANAL_DIRECTORY_FOLDER=(\S+)", image)


def test_the_directory_has_a_folder_to_write_to_in_compose():
    service = yaml.safe_load((ROOT / "compose.yml").read_text(encoding="utf-8"))["services"]["directory"]
    assert service["command"] == ["python", "-m", "api.directory.download"]
    assert service["read_only"]
    assert [volume.split(":")[1] for volume in service["volumes"]] == in_the_image()


def test_the_directory_has_a_folder_to_write_to_and_a_way_out_in_kubernetes():
    template = kubernetes("directory.yaml", "CronJob")["spec"]["jobTemplate"]["spec"]["template"]
    pod = template["spec"]
    (one,) = pod["containers"]
    assert one["command"] == ["python", "-m", "api.directory.download"]
    assert {mount["mountPath"] for mount in one["volumeMounts"]} >= {*in_the_image()}
    documents = yaml.safe_load_all((ROOT / "deploy/kubernetes/network.yaml").read_text(encoding="utf-8"))
    ways = [
        port["port"]
        for document in documents
        if document["spec"]["podSelector"] == {"matchLabels": template["metadata"]["labels"]}
        for way in document["spec"]["egress"]
        for port in way["ports"]
    ]
    assert {443, 5432, 53} <= {*ways}


async def test_an_api_that_has_only_what_is_in_the_image_answers(tmp_path):
    image = laid_out("api", tmp_path / "image")
    settings = {f"FANAL_{name.upper()}": value for name, value in PRODUCTION.items()}
    async with served(tmp_path, "http://127.0.0.1:9", image, **settings) as (_, client):
        for path in ("/", "/chat", "/aide", "/readyz"):
            assert (await client.get(path)).status_code == 200
        visitor = await Visitor.arrive(client, audience="young")
        assert cards(await visitor.write("il va me tuer"))[0]["type"] == "crisis"


def test_an_image_whose_model_is_not_whole_is_never_built(tmp_path):
    image = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    (as_root,) = re.findall(r"^COPY api api$(.*?)^USER", image, re.DOTALL | re.MULTILINE)
    assert "python -m api.safety < /dev/null" in as_root
    inside = laid_out("api", tmp_path / "image")
    command = [sys.executable, "-m", "api.safety"]
    outside = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"} | {
        "PYTHONPATH": str(inside)
    }
    run = partial(
        subprocess.run, command, cwd=inside, env=outside, stdin=subprocess.DEVNULL, capture_output=True
    )
    assert run(check=True).stdout == b""
    (inside / "reader" / "model" / "linear.npz").write_bytes(b"cut")
    assert b"linear.npz" in run(check=False).stderr


def test_the_page_for_when_nothing_answers_is_written_from_what_is_in_the_image(tmp_path):
    image, page = laid_out("api", tmp_path / "image"), tmp_path / "away.html"
    subprocess.run([sys.executable, "-m", "api.pages.away", page], cwd=image, check=True)  # noqa: S603
    assert "Quitter" in page.read_text(encoding="utf-8")
