# Two images from one file: `docker build --target bot .` and `docker build --target api .`
FROM python:3.13-slim-trixie AS uv
RUN pip install --no-cache-dir uv==0.13.9

FROM python:3.10-slim-trixie AS bot
COPY --from=uv /usr/local/bin/uv /usr/local/bin/uv
WORKDIR /srv/fanal
# Compiled here: a container that can't write would compile everything again at each start, for seconds.
ENV RASA_TELEMETRY_ENABLED=false PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 UV_COMPILE_BYTECODE=1 \
    UV_PROJECT_ENVIRONMENT=/srv/venv UV_PYTHON_DOWNLOADS=never PATH=/srv/venv/bin:$PATH
COPY pyproject.toml uv.lock ./
COPY reader reader
RUN uv sync --locked --only-group bot --no-cache
COPY config.yml endpoints.yml ./
COPY flows flows
COPY corpus/meanings.yml corpus/meanings.yml
COPY resources/places resources/places
COPY bot bot
# The model is part of the image: what was built and tested is what runs.
RUN python -m compileall -q bot && python -m bot train && useradd --system --uid 999 fanal
# A number: Kubernetes can't tell that a name isn't root.
USER 999
EXPOSE 5005
CMD ["python", "-m", "bot"]

# Apart, so that the image that serves holds no installer.
FROM python:3.13-slim-trixie AS installed
COPY --from=uv /usr/local/bin/uv /usr/local/bin/uv
WORKDIR /srv/fanal
ENV UV_COMPILE_BYTECODE=1 UV_PROJECT_ENVIRONMENT=/srv/venv UV_PYTHON_DOWNLOADS=never
COPY pyproject.toml uv.lock ./
COPY reader reader
RUN uv sync --locked --only-group run --no-cache

FROM python:3.13-slim-trixie AS api
WORKDIR /srv/fanal
ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 PATH=/srv/venv/bin:$PATH
COPY --from=installed /srv/venv /srv/venv
COPY reader reader
COPY resources resources
COPY flows/replies flows/replies
COPY api api
# The screen reads nothing here: it shows that the model is whole.
RUN python -m compileall -q api reader && python -m api.safety < /dev/null \
    && useradd --system --uid 999 --home /var/lib/fanal --create-home fanal \
    && install -d -o fanal /srv/away /var/lib/fanal/directory
USER 999
# glibc overwrites what is freed: no word of an erased conversation stays in memory (tests/whole/test_memory.py).
ENV PYTHONMALLOC=malloc GLIBC_TUNABLES=glibc.malloc.tcache_count=0:glibc.malloc.perturb=165
ENV FANAL_ENV=prod FANAL_DIRECTORY_FOLDER=/var/lib/fanal/directory
EXPOSE 8000
HEALTHCHECK CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/healthz', timeout=2)"]
CMD ["uvicorn", "--factory", "api.app:create_app", "--host", "0.0.0.0", "--port", "8000", "--no-access-log", "--no-server-header", "--timeout-graceful-shutdown", "10"]
