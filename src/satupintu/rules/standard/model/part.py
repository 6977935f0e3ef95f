from pydantic import BaseModel, ConfigDict


class Part(BaseModel):
    """A piece of a standard file: Indonesian keys outside, English names inside, nothing unknown let in."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, str_strip_whitespace=True)
