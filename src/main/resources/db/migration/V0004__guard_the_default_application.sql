-- Rule 1: every account has the application "default", from its creation on, whatever creates or deletes rows.
CREATE FUNCTION create_default_application() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO application (account_id, application_id, name) VALUES (NEW.account_id, 'default', 'default');
    RETURN NULL;
END $$;

CREATE TRIGGER account_gets_default_application AFTER INSERT ON account
    FOR EACH ROW EXECUTE FUNCTION create_default_application();

CREATE FUNCTION keep_default_application() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the application "default" cannot be deleted'
        USING ERRCODE = 'restrict_violation', CONSTRAINT = 'application_default_stays';
END $$;

CREATE TRIGGER application_default_stays BEFORE DELETE ON application
    FOR EACH ROW WHEN (OLD.application_id = 'default') EXECUTE FUNCTION keep_default_application();
