# OpenStack's oslo.log, as far as revisions use it, for Windlass's interpreter.
import logging


class log:
    DEBUG, INFO, WARNING, ERROR = logging.DEBUG, logging.INFO, logging.WARNING, logging.ERROR

    @staticmethod
    def getLogger(name=None, project="unknown", version="unknown"):
        return logging.getLogger(name)


getLogger = log.getLogger
