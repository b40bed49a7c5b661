"""What all records share: one file's frontmatter, or a mapping inside it; unknown keys are refused."""

from typing import Any

from pydantic import BaseModel, ConfigDict, model_validator


class Record(BaseModel):
    """Frontmatter of one file, or a mapping inside it."""

    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False, defer_build=True)

    @model_validator(mode="before")
    @classmethod
    def _empty_is_absent(cls, values: Any) -> Any:
        """Leaves out known keys without a value; unknown ones stay, to be reported."""
        if not isinstance(values, dict) or None not in values.values():
            return values
        known = cls.model_fields
        return {key: value for key, value in values.items() if value is not None or key not in known}
