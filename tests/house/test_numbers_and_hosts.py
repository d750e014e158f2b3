import re

from tests.house.tree import files, named

TEXT = (".py", ".js", ".css", ".html", ".yml", ".yaml", ".json", ".md")
# A French number of ten digits, in any usual spacing, or an international one.
PHONE = re.compile(
    r"(?<![\d.])0[ .-]?[1-9](?:[ .-]?\d{2}){4}(?![\d])|\+33[ .-]?[1-9]|0[ .]?80\d[ .]\d{3}[ .]\d{3}"
)
HOST = re.compile(r"https?://([a-z0-9.-]+)", re.IGNORECASE)
OURS = {"www.w3.org", "localhost", "127.0.0.1"}


def test_a_phone_number_is_written_in_resources_only():
    found = [
        f"{named(path)}:{number}"
        for path in files("api", "bot", "flows", "docs", "dev", "README.md", "SECURITY.md", suffixes=TEXT)
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if PHONE.search(line)
    ]
    assert found == []


def test_the_browsers_code_names_no_other_host():
    found = {
        (named(path), host)
        for path in files("api/web", suffixes=(".js", ".css", ".html", ".json", ".svg"))
        for host in HOST.findall(path.read_text(encoding="utf-8"))
        if host not in OURS
    }
    assert found == set()


def test_nothing_of_the_browser_builds_code_from_strings():
    writes = r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function"
    danger = re.compile(writes + r"|localStorage|document\.cookie")
    found = [
        f"{named(path)}:{number}"
        for path in files("api/web", suffixes=(".js",))
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if danger.search(line)
    ]
    assert found == []


def test_templates_have_no_inline_script_style_or_handler():
    danger = re.compile(
        r"<script(?![^>]*\bsrc=)(?![^>]*type=\"application/json\")|<style|\sstyle=|\son[a-z]+=|javascript:",
        re.IGNORECASE,
    )
    found = [
        f"{named(path)}:{number}"
        for path in files("api/pages", "api/console", suffixes=(".html",))
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if danger.search(line)
    ]
    assert found == []
