-- What billing may read in SQL: an interface, described column by column in docs/sql.md. Tables may change, this does not.
--
-- Views ask with the rights of their owner, so whoever may read them needs no right to any table. Who that is, is the
-- database administrator's matter (docs/sql.md has the words): a service's role can make no roles. Therefore also
-- IF NOT EXISTS: the schema may have been made before, together with its reader.
CREATE SCHEMA IF NOT EXISTS billing_api;
COMMENT ON SCHEMA billing_api IS 'The history of associations, for billing. An interface: see docs/sql.md';

-- Names are looked up in subqueries, which cost nothing where nobody asks for them, and one look into the key each where
-- somebody does, however often an owner was renamed. The name is the newest one from before the end; where the server's
-- clock was set back there may be none, then the first.
CREATE VIEW billing_api.attribution AS
SELECT p.account_id,
       p.association_id,
       p.resource_type,
       p.channel,
       p.resource_id,
       (SELECT o.application_id FROM public.application_period o
        WHERE o.account_id = p.account_id AND o.application_no = p.application_no LIMIT 1) AS application_id,
       (SELECT o.name FROM public.application_period o
        WHERE o.account_id = p.account_id AND o.application_no = p.application_no AND o.valid_from = coalesce(
            (SELECT max(n.valid_from) FROM public.application_period n
             WHERE n.account_id = p.account_id AND n.application_no = p.application_no AND n.valid_from < coalesce(p.valid_to, 'infinity')),
            (SELECT min(n.valid_from) FROM public.application_period n
             WHERE n.account_id = p.account_id AND n.application_no = p.application_no)) LIMIT 1) AS application_name,
       (SELECT o.entity_id FROM public.entity_period o
        WHERE o.account_id = p.account_id AND o.entity_no = p.entity_no LIMIT 1) AS entity_id,
       (SELECT o.name FROM public.entity_period o
        WHERE o.account_id = p.account_id AND o.entity_no = p.entity_no AND o.valid_from = coalesce(
            (SELECT max(n.valid_from) FROM public.entity_period n
             WHERE n.account_id = p.account_id AND n.entity_no = p.entity_no AND n.valid_from < coalesce(p.valid_to, 'infinity')),
            (SELECT min(n.valid_from) FROM public.entity_period n
             WHERE n.account_id = p.account_id AND n.entity_no = p.entity_no)) LIMIT 1) AS entity_name,
       p.valid_from,
       p.valid_to,
       p.opening AS opening_cause,
       p.closing AS closing_cause,
       p.merged,
       (SELECT c.actor FROM public.change c
        WHERE c.account_id = p.account_id AND c.change_id = p.opened_change) AS opening_actor,
       (SELECT c.actor FROM public.change c
        WHERE c.account_id = p.account_id AND c.change_id = p.closed_change) AS closing_actor,
       (SELECT c.request_id FROM public.change c
        WHERE c.account_id = p.account_id AND c.change_id = p.opened_change) AS opening_request_id,
       (SELECT c.request_id FROM public.change c
        WHERE c.account_id = p.account_id AND c.change_id = p.closed_change) AS closing_request_id
FROM public.association_period p;

COMMENT ON VIEW billing_api.attribution IS 'Whose each sender was, from when until when: one row for each association that ever was';
COMMENT ON COLUMN billing_api.attribution.account_id IS 'The account';
COMMENT ON COLUMN billing_api.attribution.association_id IS 'Names this row for ever; one that is deleted and made again has a new one';
COMMENT ON COLUMN billing_api.attribution.resource_type IS 'The kind of sender: NUMBER, ALPHA, DOMAIN, RCS_RESOURCE or APPLE_RESOURCE';
COMMENT ON COLUMN billing_api.attribution.channel IS 'SMS, MMS, WHATSAPP, EMAIL, RCS or APPLE';
COMMENT ON COLUMN billing_api.attribution.resource_id IS 'The sender';
COMMENT ON COLUMN billing_api.attribution.application_id IS 'The application that it worked for';
COMMENT ON COLUMN billing_api.attribution.application_name IS 'The last name that the application had before valid_to';
COMMENT ON COLUMN billing_api.attribution.entity_id IS 'The entity that it worked for; null: for none';
COMMENT ON COLUMN billing_api.attribution.entity_name IS 'The last name that the entity had before valid_to';
COMMENT ON COLUMN billing_api.attribution.valid_from IS 'The first instant at which it was so';
COMMENT ON COLUMN billing_api.attribution.valid_to IS 'The first instant at which it was so no longer; null: it stands';
COMMENT ON COLUMN billing_api.attribution.opening_cause IS 'CREATED; RESET, by the deletion of an owner; EXISTED, before there was a history';
COMMENT ON COLUMN billing_api.attribution.closing_cause IS 'DELETED, APPLICATION_DELETED or ENTITY_DELETED; null: it stands';
COMMENT ON COLUMN billing_api.attribution.merged IS 'Whether it ended by meeting the same sender at the default application, where it stood already; null: it stands';
COMMENT ON COLUMN billing_api.attribution.opening_actor IS 'Who began it: the id of a key, operator, or start-up';
COMMENT ON COLUMN billing_api.attribution.closing_actor IS 'Who ended it; null: it stands';
COMMENT ON COLUMN billing_api.attribution.opening_request_id IS 'The X-Request-Id of the request that began it; null: no request did';
COMMENT ON COLUMN billing_api.attribution.closing_request_id IS 'The X-Request-Id of the request that ended it; null: no request did';

CREATE VIEW billing_api.current_attribution AS
SELECT account_id, association_id, resource_type, channel, resource_id, application_id, application_name, entity_id,
       entity_name, valid_from, opening_cause, opening_actor, opening_request_id
FROM billing_api.attribution
WHERE valid_to IS NULL;

COMMENT ON VIEW billing_api.current_attribution IS 'Whose each sender is now';
COMMENT ON COLUMN billing_api.current_attribution.account_id IS 'The account';
COMMENT ON COLUMN billing_api.current_attribution.association_id IS 'Names this row for ever, also in attribution';
COMMENT ON COLUMN billing_api.current_attribution.resource_type IS 'The kind of sender: NUMBER, ALPHA, DOMAIN, RCS_RESOURCE or APPLE_RESOURCE';
COMMENT ON COLUMN billing_api.current_attribution.channel IS 'SMS, MMS, WHATSAPP, EMAIL, RCS or APPLE';
COMMENT ON COLUMN billing_api.current_attribution.resource_id IS 'The sender';
COMMENT ON COLUMN billing_api.current_attribution.application_id IS 'The application that it works for';
COMMENT ON COLUMN billing_api.current_attribution.application_name IS 'Its name now';
COMMENT ON COLUMN billing_api.current_attribution.entity_id IS 'The entity that it works for; null: for none';
COMMENT ON COLUMN billing_api.current_attribution.entity_name IS 'Its name now';
COMMENT ON COLUMN billing_api.current_attribution.valid_from IS 'Since when it is so';
COMMENT ON COLUMN billing_api.current_attribution.opening_cause IS 'CREATED; RESET, by the deletion of an owner; EXISTED, before there was a history';
COMMENT ON COLUMN billing_api.current_attribution.opening_actor IS 'Who began it: the id of a key, operator, or start-up';
COMMENT ON COLUMN billing_api.current_attribution.opening_request_id IS 'The X-Request-Id of the request that began it; null: no request did';

CREATE VIEW billing_api.owner_name AS
SELECT account_id, 'APPLICATION' AS owner_type, application_id AS owner_id, name, valid_from, valid_to
FROM public.application_period
UNION ALL
SELECT account_id, 'ENTITY', entity_id, name, valid_from, valid_to
FROM public.entity_period;

COMMENT ON VIEW billing_api.owner_name IS 'How applications and entities were called, from when until when; those of one id never overlap';
COMMENT ON COLUMN billing_api.owner_name.account_id IS 'The account';
COMMENT ON COLUMN billing_api.owner_name.owner_type IS 'APPLICATION or ENTITY';
COMMENT ON COLUMN billing_api.owner_name.owner_id IS 'The id of the application or the entity';
COMMENT ON COLUMN billing_api.owner_name.name IS 'Its name; null: it had none';
COMMENT ON COLUMN billing_api.owner_name.valid_from IS 'The first instant at which it was called so: when it was made or renamed';
COMMENT ON COLUMN billing_api.owner_name.valid_to IS 'The first instant at which it was not: when it was renamed or deleted; null: it still is';

CREATE VIEW billing_api.change AS
SELECT account_id, change_id, at, cause, actor, request_id, change_no
FROM public.change;

COMMENT ON VIEW billing_api.change IS 'What changed: one row for what one transaction did to one kind of thing of an account';
COMMENT ON COLUMN billing_api.change.account_id IS 'The account';
COMMENT ON COLUMN billing_api.change.change_id IS 'Names this row for ever; what has the higher one is not always the later one';
COMMENT ON COLUMN billing_api.change.at IS 'The instant of the change';
COMMENT ON COLUMN billing_api.change.cause IS 'ACCOUNT_CREATED, APPLICATION_CREATED, …_RENAMED, …_DELETED, the same three of ENTITY, ASSOCIATION_CREATED, ASSOCIATION_DELETED, or EXISTED';
COMMENT ON COLUMN billing_api.change.actor IS 'Who did it: the id of a key, operator, or start-up';
COMMENT ON COLUMN billing_api.change.request_id IS 'The X-Request-Id of the request that did it; null: no request did';
COMMENT ON COLUMN billing_api.change.change_no IS 'Its place in the feed; null: nobody has read the feed since';

-- Written in SQL alone, so that the planner sees through it; asks with the rights of the caller, who may read the views.
CREATE FUNCTION billing_api.attribution_at(instant timestamptz) RETURNS SETOF billing_api.attribution
    LANGUAGE sql STABLE AS $$
    SELECT a.account_id, a.association_id, a.resource_type, a.channel, a.resource_id, a.application_id,
           (SELECT n.name FROM billing_api.owner_name n
            WHERE n.account_id = a.account_id AND n.owner_type = 'APPLICATION' AND n.owner_id = a.application_id
              AND n.valid_from <= instant AND (n.valid_to IS NULL OR n.valid_to > instant)),
           a.entity_id,
           (SELECT n.name FROM billing_api.owner_name n
            WHERE n.account_id = a.account_id AND n.owner_type = 'ENTITY' AND n.owner_id = a.entity_id
              AND n.valid_from <= instant AND (n.valid_to IS NULL OR n.valid_to > instant)),
           a.valid_from, a.valid_to, a.opening_cause, a.closing_cause, a.merged, a.opening_actor, a.closing_actor,
           a.opening_request_id, a.closing_request_id
    FROM billing_api.attribution a
    WHERE a.valid_from <= instant AND (a.valid_to IS NULL OR a.valid_to > instant)
$$;
COMMENT ON FUNCTION billing_api.attribution_at(timestamptz) IS
    'Whose each sender was at that instant, with the names of that instant; the columns of attribution';

CREATE FUNCTION billing_api.watermark() RETURNS timestamptz LANGUAGE sql VOLATILE AS $$
    SELECT public.history_watermark()
$$;
COMMENT ON FUNCTION billing_api.watermark() IS
    'Whatever a later statement reads of before this instant is final; ask in a statement of its own, first';
