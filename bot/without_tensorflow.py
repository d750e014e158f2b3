"""Rasa imports TensorFlow whether or not the pipeline uses it: seconds and hundreds of megabytes for nothing.

Our pipeline and policies (config.yml) have no neural component, so the engine starts with a stand-in whose
names can be inherited from and annotated with, and which refuses to compute. `absent()` must run before Rasa
is imported. A config.yml that names a TensorFlow component fails at once with UsedWithoutTensorFlow.
"""

import importlib.abc
import importlib.machinery
import sys
from collections.abc import Sequence
from types import ModuleType
from typing import Any, Optional

STAND_INS = ("tensorflow", "tensorflow_addons", "tensorflow_hub", "tensorflow_text", "keras")


class UsedWithoutTensorFlow(RuntimeError):  # noqa: N818 - a sentence
    """A component of config.yml needs TensorFlow, which this process leaves out."""


class _Name(type):
    """Any attribute of a stand-in is another one, so that `tf.keras.layers.Layer` is a plain class."""

    def __getattr__(cls, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return cls

    def __call__(cls, *args: Any, **_: Any) -> Any:
        if args and callable(args[0]) and not isinstance(args[0], type):
            return args[0]  # used as a decorator at import
        if cls is not Nothing:
            raise UsedWithoutTensorFlow(cls.__name__)
        return lambda function: function


class Nothing(metaclass=_Name):
    pass


class _StandIn(ModuleType):
    __path__: Sequence[str] = ()
    __version__ = "2.12.0"

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return Nothing


class _Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    def find_spec(self, name: str, path: Any, target: Any = None) -> Optional[importlib.machinery.ModuleSpec]:  # noqa: ARG002
        if name.split(".", maxsplit=1)[0] not in STAND_INS:
            return None
        return importlib.machinery.ModuleSpec(name, self, is_package=True)

    def create_module(self, spec: importlib.machinery.ModuleSpec) -> ModuleType:
        return _StandIn(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        """Nothing to run."""


def absent() -> None:
    if not any(isinstance(finder, _Finder) for finder in sys.meta_path):
        sys.meta_path.insert(0, _Finder())
