"""What a dossier's index knows of entities: who is in an article, who there is, and all of one."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from tui.dossier.records import CastRow, EntityRow, RoleRow
from tui.dossier.store.connected import Connected, day_of, parts
from tui.model import Kind, Modality


class EntityQuestions(Connected):
    """Questions about entities."""

    def cast(self, document: int) -> list[CastRow]:
        """Return who is mentioned in a document, by kind and then most often here first; events by date."""
        return self._cast(
            "(SELECT entity AS id, count(*) AS here FROM mention WHERE document = ? GROUP BY entity)",
            "here DESC, e.mentions DESC",
            (document,),
        )

    def entity_ids(self, kind: Kind, *, limit: int = -1) -> list[int]:
        """Return the numbers of the entities of *kind*, at most *limit* unless negative.

        Heaviest first; events in order of date, the undated last.
        """
        if kind is Kind.EVENT:
            rows = self.connection.execute(
                "SELECT id FROM event WHERE salient "
                "ORDER BY first_day IS NULL, first_day, mentions DESC, name LIMIT ?",
                (limit,),
            )
        else:
            rows = self.connection.execute(
                "SELECT e.id FROM entity e LEFT JOIN watched w ON w.entity = e.id WHERE kind = ? "
                "ORDER BY w.entity IS NULL, mentions DESC, name LIMIT ?",
                (kind, limit),
            )
        return [row[0] for row in rows]

    def cast_of(self, ids: Sequence[int], document: int = 0) -> list[CastRow]:
        """Return sidebar rows for the entities *ids*, in that order, with counts in *document*."""
        found: dict[int, CastRow] = {}
        for places, part in parts(ids):
            wanted = (
                "(SELECT id, (SELECT count(*) FROM mention m WHERE m.entity = w.id AND m.document = ?) here "
                f"FROM entity w WHERE id IN ({places}))"
            )
            for row in self._cast(wanted, "e.mentions DESC", (document, *part)):
                found[row.id] = row
        return [found[id_] for id_ in ids if id_ in found]

    def _cast(self, wanted: str, order: str, arguments: Collection[int]) -> list[CastRow]:
        rows = self.connection.execute(
            f"""
            SELECT e.id, e.kind, e.name, w.here, e.mentions, e.documents,
                coalesce(
                    v.type, (SELECT text FROM role WHERE entity = e.id ORDER BY mentions DESC, text LIMIT 1)
                ) AS role, v.modality,
                (SELECT count(*) FROM surface WHERE entity = e.id) AS spellings,
                EXISTS (SELECT 1 FROM candidate WHERE entity = e.id) AS ambiguous,
                EXISTS (SELECT 1 FROM watched WHERE entity = e.id) AS watched
            FROM {wanted} w JOIN entity e ON e.id = w.id LEFT JOIN event v ON v.id = e.id
            ORDER BY CASE e.kind WHEN 'PERSON' THEN 0 WHEN 'ORG' THEN 1 WHEN 'PLACE' THEN 2 ELSE 3 END,
                watched DESC, v.first_day IS NULL, v.first_day, {order}, e.name""",
            tuple(arguments),
        )
        return [
            CastRow(
                id=row["id"],
                kind=Kind(row["kind"]),
                name=row["name"],
                here=row["here"],
                mentions=row["mentions"],
                documents=row["documents"],
                role=row["role"] or "",
                spellings=row["spellings"],
                ambiguous=bool(row["ambiguous"]),
                watched=bool(row["watched"]),
                modality=Modality(row["modality"] or Modality.HAPPENED),
            )
            for row in rows
        ]

    def entity(self, id_: int) -> EntityRow | None:
        """Return all that is known of one entity, or None."""
        ask = self.connection.execute
        with self.snapshot():
            row = ask("SELECT * FROM entity WHERE id = ?", (id_,)).fetchone()
            if row is None:
                return None
            surfaces = ask(
                "SELECT text, mentions FROM surface WHERE entity = ? ORDER BY mentions DESC, text", (id_,)
            ).fetchall()
            roles = ask("SELECT * FROM role WHERE entity = ? ORDER BY mentions DESC, text", (id_,)).fetchall()
            candidates = ask(
                "SELECT e.id, e.name, e.mentions FROM candidate c JOIN entity e ON e.id = c.other "
                "WHERE c.entity = ? ORDER BY c.rank",
                (id_,),
            ).fetchall()
        return EntityRow(
            id=row["id"],
            key=row["key"],
            kind=Kind(row["kind"]),
            name=row["name"],
            mentions=row["mentions"],
            documents=row["documents"],
            first=day_of(row["first_date"]),
            last=day_of(row["last_date"]),
            surfaces=tuple((text, count) for text, count in surfaces),
            roles=tuple(
                RoleRow(role["text"], role["mentions"], day_of(role["first_date"]), day_of(role["last_date"]))
                for role in roles
            ),
            candidates=tuple((other, name, mentions) for other, name, mentions in candidates),
        )

    def home_of(self, entity: int) -> int:
        """Return the number of whoever an entity is with since a decision: itself, another, or 0."""
        row = self.connection.execute(
            "SELECT id FROM entity WHERE id = ?1 UNION ALL SELECT home FROM ruled_entity WHERE id = ?1",
            (entity,),
        ).fetchone()
        return int(row[0]) if row else 0

    def as_now(self, row: EntityRow) -> EntityRow:
        """Return what is known now of whom *row* is of, or of whoever it is with since; else *row*."""
        return self.entity(self.home_of(row.id)) or self.entity_by_key(row.key) or row

    def entity_by_key(self, key: str) -> EntityRow | None:
        """Return all that is known of the entity named *key*, or of whoever it is with since a decision.

        None if there is neither.
        """
        with self.snapshot():
            row = self.connection.execute(
                "SELECT id FROM entity WHERE key = ?1 UNION ALL SELECT home FROM ruled_entity WHERE key = ?1",
                (key,),
            ).fetchone()
            return self.entity(row[0]) if row else None
