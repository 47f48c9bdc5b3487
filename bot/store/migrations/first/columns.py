"""The plain column types of revision 0001. Never the domain's types, which go on changing."""

from sqlalchemy import BigInteger, Integer, MetaData

schema = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)
Counter = BigInteger().with_variant(Integer(), "sqlite")
