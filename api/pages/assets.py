"""The browser's files, gzipped once and kept in memory: no build step, and still small on a slow network."""

import gzip
from functools import lru_cache
from os import PathLike, stat_result
from pathlib import Path

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

PACKABLE = {".css", ".js", ".json", ".svg"}


class Assets(StaticFiles):
    def file_response(
        self, full_path: str | PathLike[str], stat_result: stat_result, scope: Scope, status_code: int = 200
    ) -> Response:
        plain = super().file_response(full_path, stat_result, scope, status_code)
        # Asked again each time: an old script must not speak to a new server.
        plain.headers["Cache-Control"] = "no-cache"
        plain.headers["Vary"] = "Accept-Encoding"
        path = Path(full_path)
        if path.suffix not in PACKABLE or plain.status_code != 200:
            return plain
        if "gzip" not in Headers(scope=scope).get("accept-encoding", ""):
            return plain
        packed = _packed(path, stat_result.st_mtime_ns)
        headers = MutableHeaders(raw=plain.raw_headers)
        del headers["content-length"]
        headers["Content-Encoding"] = "gzip"
        return Response(packed, status_code, dict(headers))


@lru_cache(maxsize=256)
def _packed(path: Path, _changed: int) -> bytes:
    return gzip.compress(path.read_bytes(), 9, mtime=0)
