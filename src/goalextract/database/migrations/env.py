"""What Alembic runs: the migrations, on the connection that the program hands over."""

from alembic import context

from goalextract.database.models import Base

connection = context.config.attributes.get("connection")
# Batches copy a table where SQLite cannot alter it.
context.configure(
    connection=connection,
    target_metadata=Base.metadata,
    render_as_batch=True,
    transactional_ddl=True,
    dialect_name=context.config.attributes.get("dialect_name"),
    as_sql=context.is_offline_mode(),
    output_buffer=context.config.attributes.get("output_buffer"),
)
with context.begin_transaction():
    context.run_migrations()
