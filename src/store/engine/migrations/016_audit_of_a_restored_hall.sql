-- Restoring takes the audit of one hall out with everything else of that hall. Its transaction names the hall, and notes in the
-- audit that comes in where the one that was there had ended. A file needs nothing: a restored hall gets a new one.
/*! POSTGRESQL
CREATE OR REPLACE FUNCTION audit_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF TG_OP = 'DELETE' THEN
            IF current_setting('service_hall.restoring', true) = OLD.hall THEN
                RETURN OLD;
            END IF;
        END IF;
        RAISE EXCEPTION 'the audit is only added to';
    END
$$;
*/
